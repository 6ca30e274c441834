(function () {
  "use strict";
  var form = document.getElementById("filter");
  var cards = Array.prototype.slice.call(document.querySelectorAll("details.f"));
  var texts = new Map();

  function textOf(card) {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  }

  function open() {
    var mark = location.hash.slice(1);
    var body = mark && document.getElementById(mark);
    var card = body && body.closest("details.f");
    if (!card) return;
    if (card.hidden) { form.reset(); show(); }
    card.open = true;
    card.scrollIntoView();
  }

  function show() {
    var words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    var asked = ["severity", "state", "check"].filter(function (name) { return form.elements[name].value; });
    var shown = 0;
    cards.forEach(function (card) {
      var fits = asked.every(function (name) { return card.dataset[name] === form.elements[name].value; }) &&
        words.every(function (word) { return textOf(card).indexOf(word) >= 0; });
      card.hidden = !fits;
      if (fits) shown += 1;
    });
    document.querySelectorAll("section.check, section.chapter").forEach(function (section) {
      section.hidden = !section.querySelector("details.f:not([hidden])");
    });
    form.querySelector("[role=status]").textContent = shown === 0 ? form.dataset.none :
      form.dataset.shown.replace("{shown}", shown).replace("{all}", cards.length);
    remember(words.length || asked.length ? new URLSearchParams(new FormData(form)) : null);
  }

  function remember(asked) {
    try {
      history.replaceState(null, "", location.pathname + (asked ? "?" + asked : "") + location.hash);
    } catch (refused) { /* a browser may refuse this for a file; the filter works without it */ }
  }

  if (form) {
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (form.elements[name]) form.elements[name].value = value;
    });
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
    form.addEventListener("input", show);
    form.addEventListener("reset", function () { setTimeout(show); });
    show();
    window.addEventListener("hashchange", open);
    open();
  }
  window.addEventListener("beforeprint", function () {
    cards.forEach(function (card) { if (!card.hidden) card.open = true; });
  });
})();
