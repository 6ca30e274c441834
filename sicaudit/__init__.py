"""sicaudit keeps a Safer Internet Centre's websites trustworthy.

     sites.toml + packs                                                reports/
         |                                                                 ^
      config ---> Site, Manners, Knowledge                                 |
                      |                 .------- one per host -------.   report
                      v                 |                            |     ^
       audit:   Frontier --HostBatch--> engine: visit --HostResult---+-> store
                   ^                      |  fetch   URL -> Outcome  |     |
                   |                      |  judge   Outcome->Verdict|     v
                   |                      |  page    bytes -> Page   |   checks on links,
                   '-- new URLs ----------|  checks  Page -> Finding |   pages and sites
                       and redirects      '--------------------------'     |
                                                                           v
                                              Finding: new / open / fixed / muted

Read in this order: this picture, `audit.py`, `model/`, then any room.
"""

__version__ = "0.1.0"
