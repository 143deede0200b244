// Opens a tool's own registration page, and goes on when the tool says that it is done (org.imsglobal.lti.close). Without it, the link
// opens the page too, and another link leads on. Also puts a chosen file into a text field.
(function () {
  "use strict";

  function watch(link) {
    var origin = new URL(link.href).origin;
    var opened = null;
    link.addEventListener("click", function (event) {
      event.preventDefault();
      opened = window.open(link.href, "_blank");
    });
    window.addEventListener("message", function (event) {
      if (opened === null || event.source !== opened || event.origin !== origin) { return; }
      if (!event.data || event.data.subject !== "org.imsglobal.lti.close") { return; }
      opened.close();
      window.location.assign(link.dataset.next);
    });
  }

  function fill(input) {
    input.addEventListener("change", function () {
      var file = input.files[0];
      if (file) {
        file.text().then(function (text) { document.getElementById(input.dataset.into).value = text; });
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("a[data-next]").forEach(watch);
    document.querySelectorAll("input[data-into]").forEach(fill);
  });
})();
