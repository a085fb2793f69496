/* Plumbline tag. <script async src="https://…/tag.js" data-advertiser="…"></script> */
(function (w, d) {
  'use strict';
  var script = d.currentScript || d.querySelector('script[data-advertiser][src*="/tag.js"]');
  var queue = w.plumbline;
  if (!script || (queue && queue.loaded)) { return; }
  var endpoint = script.src.replace(/\/tag\.js(?:[?#].*)?$/, '/e');
  var advertiser = script.getAttribute('data-advertiser');
  var domain = script.getAttribute('data-domain');
  // data-consent="required": nothing is kept on the device before plumbline('consent', true).
  var mayKeep = script.getAttribute('data-consent') !== 'required';
  var memory = {};
  var shown;

  function cookie(name) {
    var found = ('; ' + d.cookie).split('; ' + name + '=');
    return found.length > 1 ? found[1].split(';')[0] : null;
  }
  function recall(name) {
    var value = memory[name];
    if (!value && mayKeep) {
      value = cookie(name);
      try { value = value || w.localStorage.getItem(name); } catch (blocked) { /* private mode */ }
    }
    return value && /^[A-Za-z0-9_.-]{8,64}$/.test(value) ? value : null;
  }
  function keep(name, value, days) {
    memory[name] = value;
    if (!mayKeep) { return; }
    d.cookie = name + '=' + value + '; path=/; max-age=' + days * 86400 + '; SameSite=Lax' +
      (w.location.protocol === 'https:' ? '; Secure' : '') + (domain ? '; domain=' + domain : '');
    try { w.localStorage.setItem(name, value); } catch (blocked) { /* private mode */ }
  }
  function fresh() {
    var crypto = w.crypto || w.msCrypto, bytes = new Uint8Array(16), id = '', i;
    if (crypto) { crypto.getRandomValues(bytes); }
    for (i = 0; i < 16; i++) { id += (256 + (crypto ? bytes[i] : Math.floor(Math.random() * 256))).toString(16).slice(1); }
    return id;
  }
  function clickInAddress() {
    var found = /[?&](?:click_id|clickid|cid)=([0-9A-Za-z-]{36})(?:[&#]|$)/.exec(w.location.search);
    return found && found[1];
  }
  function send(event) {
    var body = JSON.stringify(event);
    try {
      if (w.navigator.sendBeacon && w.navigator.sendBeacon(endpoint, new Blob([body], { type: 'text/plain' }))) { return; }
    } catch (refused) { /* fall through */ }
    if (w.fetch) {
      w.fetch(endpoint, { method: 'POST', body: body, keepalive: true, mode: 'no-cors', credentials: 'include', headers: { 'Content-Type': 'text/plain' } })
        ['catch'](function () { /* the page must not notice */ });
    } else {
      var request = new XMLHttpRequest();
      request.open('POST', endpoint, true);
      request.setRequestHeader('Content-Type', 'text/plain');
      request.send(body);
    }
  }
  function event(type, data) {
    var said = { type: type, advertiser: advertiser, visitor: recall('_plb_v'), clickId: recall('_plb_c'), url: w.location.href, referrer: d.referrer };
    for (var name in data || {}) {
      if (Object.prototype.hasOwnProperty.call(data, name) && data[name] != null) { said[name] = data[name]; }
    }
    send(said);
  }
  function remember() {
    var click = clickInAddress();
    if (click) { keep('_plb_c', click, 90); }
    keep('_plb_v', recall('_plb_v') || fresh(), 395);
  }
  function page() {
    var here = w.location.pathname + w.location.search;
    if (here === shown) { return; }
    var inner = shown !== undefined;
    shown = here;
    remember();
    event('pageview', inner ? { referrer: w.location.origin + '/' } : null);
  }
  function plumbline(command, data) {
    if (command === 'consent') {
      mayKeep = !!data;
      if (mayKeep) {
        for (var name in memory) { keep(name, memory[name], name === '_plb_c' ? 90 : 395); }
      }
    } else if (command === 'pageview') {
      shown = null;
      page();
    } else if (command === 'conversion' || command === 'form') {
      event(command, data);
    }
  }
  plumbline.loaded = true;
  plumbline.push = function (call) { plumbline.apply(null, call); };
  w.plumbline = plumbline;

  ['pushState', 'replaceState'].forEach(function (name) {
    var original = w.history && w.history[name];
    if (original) {
      w.history[name] = function () {
        var result = original.apply(this, arguments);
        w.setTimeout(page, 0);
        return result;
      };
    }
  });
  w.addEventListener('popstate', page);
  page();
  var waiting = queue && (queue.q || queue);
  for (var i = 0; waiting && i < waiting.length; i++) { plumbline.apply(null, waiting[i]); }
})(window, document);
