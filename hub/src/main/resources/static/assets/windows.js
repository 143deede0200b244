// Opens a link in a window of the size and looks that its tool wishes for. Without this, it opens in a tab. The page that opens it stays
// out of the tool's reach (noopener) either way.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[data-features], a[data-window]") : null;
    if (!link || event.defaultPrevented || event.button !== 0) { return; }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    event.preventDefault();
    window.open(link.href, link.dataset.window || "_blank", ["noopener"].concat(link.dataset.features || []).join(","));
  });
})();
