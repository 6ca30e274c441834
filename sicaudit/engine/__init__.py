"""Where a batch is visited. An engine is any async function from HostBatch to HostResult."""
