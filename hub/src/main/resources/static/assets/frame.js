// Platform storage for the tool in this page's frame, so that it gets by without cookies (1EdTech LTI Client Side postMessages 1.0, LTI
// postMessage Storage 1.0). What a tool puts down stays in this page's memory: it is gone with the page, and the next pupil at the
// same computer finds nothing.
(function () {
  "use strict";
  var MOST_KEYS = 100;
  var LONGEST_KEY = 200;
  var LONGEST_VALUE = 4096;
  var DEPTH = 5;
  var stores = new Map();

  // Whether the window is the tool's frame, or a frame within it.
  function within(source, frame) {
    for (var i = 0; source && i < DEPTH; i++) {
      if (source === frame.contentWindow) { return true; }
      if (source === source.parent) { return false; }
      source = source.parent;
    }
    return false;
  }

  function put(store, message) {
    if (message.value === null || message.value === undefined) {
      store.delete(message.key);
      return { key: message.key, value: null };
    }
    if (typeof message.value !== "string") {
      return failed("bad_request", "value must be a string, or null to remove it.");
    }
    if (message.value.length > LONGEST_VALUE) {
      return failed("storage_exhaustion", "A value has " + LONGEST_VALUE + " characters at most.");
    }
    if (!store.has(message.key) && store.size >= MOST_KEYS) {
      return failed("storage_exhaustion", "There are " + MOST_KEYS + " keys at most. Remove some by putting null.");
    }
    store.set(message.key, message.value);
    return { key: message.key, value: message.value };
  }

  function failed(code, why) {
    return { error: { code: code, message: why } };
  }

  function answer(origin, message) {
    if (message.subject === "lti.capabilities") {
      return {
        supported_messages: [
          { subject: "lti.capabilities" },
          { subject: "lti.get_data", frame: "_parent" },
          { subject: "lti.put_data", frame: "_parent" }
        ]
      };
    }
    if (message.subject !== "lti.get_data" && message.subject !== "lti.put_data") {
      return failed("unsupported_subject", "This page answers lti.capabilities, lti.get_data and lti.put_data.");
    }
    if (typeof message.message_id !== "string" || message.message_id === "" || message.message_id.length > LONGEST_KEY) {
      return failed("bad_request", "message_id must be a string of 1 to " + LONGEST_KEY + " characters.");
    }
    if (typeof message.key !== "string" || message.key === "" || message.key.length > LONGEST_KEY) {
      return failed("bad_request", "key must be a string of 1 to " + LONGEST_KEY + " characters.");
    }
    if (!stores.has(origin)) { stores.set(origin, new Map()); }
    var store = stores.get(origin);
    if (message.subject === "lti.put_data") { return put(store, message); }
    return { key: message.key, value: store.has(message.key) ? store.get(message.key) : null };
  }

  // Whoever isn't of an origin that the tool registered, or isn't in its frame, gets no answer at all.
  window.addEventListener("message", function (event) {
    var frame = document.querySelector("iframe.tool");
    var message = event.data;
    if (!frame || !message || typeof message !== "object" || typeof message.subject !== "string") { return; }
    if (message.subject.indexOf("lti.") !== 0 || /\.response$/.test(message.subject)) { return; }
    if (frame.dataset.origins.split(" ").indexOf(event.origin) < 0 || !within(event.source, frame)) { return; }
    var reply = answer(event.origin, message);
    reply.subject = message.subject + ".response";
    if (typeof message.message_id === "string") { reply.message_id = message.message_id; }
    event.source.postMessage(reply, event.origin);
  });
})();
