// The quiz itself is missing on purpose; these are its questions.
window.vragen = ["Je wint een telefoon. Wat doe je?", "Je bank stuurt een link. Klik je?"];
