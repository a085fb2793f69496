/* Plumbline tag. <script async src="https://…/tag.js" data-advertiser="…"></script> */
(function (w, d) {
  'use strict';
  var script = d.currentScript || d.querySelector('script[data-advertiser][src*="/tag.js"]');
  var queue = w.plumbline;
  if (!script || (queue && queue.loaded)) { return; }
  var endpoint = script.src.replace(/\/tag\.js(?:[?#].*)?$/, '/e');
  var location = w.location, navigator = w.navigator;
  var VISITOR = '_plb_v', CLICK = '_plb_c', LANDED = '_plb_l', MOST_HELD = 50;
  var AD_CLICKS = ['gclid', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'fbclid', 'ttclid', 'twclid', 'li_fat_id', 'ScCid', 'rdt_cid', 'epik', 'ob_click_id', 'tblci', 'irclickid', 'im_ref'];
  var memory = {}, person = {}, signals = {}, held = [], landing = 0, entry = location.search, decided, shown;
  var asked = data('consent');
  // Whether the device may be read and written: true, false, or undefined as long as nobody has decided and events wait for it.
  var mayKeep = asked === 'required' ? false : asked || w.__tcfapi ? undefined : true;

  function data(name) { return script.getAttribute('data-' + name); }
  function mix(into, from) {
    for (var name in from) { if (Object.prototype.hasOwnProperty.call(from, name) && from[name] != null) { into[name] = from[name]; } }
    return into;
  }
  function store(name, value) {
    try { return value ? w.localStorage.setItem(name, value) : w.localStorage.getItem(name); } catch (blocked) { /* private mode */ }
  }
  function cookie(name) {
    var found = ('; ' + d.cookie).split('; ' + name + '=');
    return found.length > 1 ? found[1].split(';')[0] : null;
  }
  function recall(name) {
    var value = memory[name] || (mayKeep ? cookie(name) || store(name) : null);
    return value && /^[A-Za-z0-9_.-]{8,64}$/.test(value) ? value : null;
  }
  function keep(name, value) {
    memory[name] = value;
    if (!mayKeep) { return; }
    d.cookie = name + '=' + value + '; path=/; max-age=' + (name === CLICK ? 90 : 395) * 86400 + '; SameSite=Lax' +
      (location.protocol === 'https:' ? '; Secure' : '') + (data('domain') ? '; domain=' + data('domain') : '');
    store(name, value);
  }
  function forget(name) {
    d.cookie = name + '=; path=/; max-age=0' + (data('domain') ? '; domain=' + data('domain') : '');
    try { w.localStorage.removeItem(name); } catch (blocked) { /* private mode */ }
  }
  function fresh() {
    var bytes = new Uint8Array(16), id = '', i;
    w.crypto.getRandomValues(bytes);
    for (i = 0; i < 16; i++) { id += (256 + bytes[i]).toString(16).slice(1); }
    return id;
  }
  function inAddress(name) {
    var found = new RegExp('[?&]' + name + '=([^&#]+)').exec(entry);
    return found && found[1];
  }

  function send(body) {
    try {
      if (navigator.sendBeacon && navigator.sendBeacon(endpoint, new Blob([body], { type: 'text/plain' }))) { return; }
    } catch (refused) { /* fall through */ }
    if (w.fetch) {
      w.fetch(endpoint, { method: 'POST', body: body, keepalive: true, mode: 'no-cors', headers: { 'Content-Type': 'text/plain' } })
        ['catch'](function () { /* the page must not notice */ });
    } else {
      new Image().src = endpoint + '?d=' + encodeURIComponent(body);
    }
  }
  function zone() {
    try { return mayKeep ? w.Intl.DateTimeFormat().resolvedOptions().timeZone : null; } catch (old) { return null; }
  }
  function letter(said) {
    var word = mayKeep ? 'granted' : 'denied';
    // Where nobody was asked, nothing is said: then the advertiser's own policy decides.
    var consent = mix(decided || !mayKeep ? { ad_storage: word, analytics_storage: word } : {}, signals);
    return JSON.stringify(mix(mix({ advertiser: data('advertiser'), visitor: recall(VISITOR), clickId: recall(CLICK), timeZone: zone(), consent: consent }, person), said));
  }
  function flush() {
    if (landing || mayKeep === undefined) { return; }
    var going = held.splice(0, MOST_HELD);
    if (going.length) { send('[' + going.map(letter).join() + ']'); }
  }
  function event(type, details) {
    if (held.length < MOST_HELD) { held.push(mix({ type: type, url: location.href, referrer: d.referrer }, details)); }
    flush();
  }

  function arrive() {
    var click = inAddress('(?:click_id|clickid|cid)');
    if (click && click.length === 36) { keep(CLICK, click); }
    if (mayKeep) { keep(VISITOR, recall(VISITOR) || fresh()); }
    var ad = AD_CLICKS.filter(inAddress)[0];
    var link = inAddress('pl_link') || (ad && (data('link-' + ad.toLowerCase()) || data('link')));
    if (!click && link) { land(link, ad ? inAddress(ad) : fresh()); }
  }
  // An ad platform sent the visitor here without passing our redirect: the click is recorded now, once for each of the platform's ids.
  function land(link, nonce) {
    var mark = link + '.' + nonce, session = w.sessionStorage;
    try {
      if (mayKeep && session.getItem(LANDED) === mark) { return; }
      if (mayKeep) { session.setItem(LANDED, mark); }
    } catch (blocked) { /* private mode */ }
    var said = { type: 'click', link: link, nonce: nonce, url: location.href, referrer: d.referrer };
    if (!w.fetch) { return event('click', said); }
    landing = 1;
    w.setTimeout(landed, 3000);
    w.fetch(endpoint, { method: 'POST', body: letter(said), keepalive: true, credentials: 'omit', headers: { 'Content-Type': 'text/plain' } })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) { if (answer.results[0].clickId) { keep(CLICK, answer.results[0].clickId); } })
      ['catch'](function () { /* counted without its id */ }).then(landed);
  }
  function landed() {
    landing = 0;
    flush();
  }
  function page() {
    var here = location.pathname + location.search;
    if (here === shown) { return; }
    var inner = shown !== undefined;
    shown = here;
    // Until somebody has decided, the address that the visitor came in by is the one to remember.
    if (mayKeep !== undefined) {
      entry = location.search;
      arrive();
    }
    event('pageview', inner ? { referrer: location.origin + '/' } : null);
  }

  function consent(decision, more) {
    var before = mayKeep, name;
    mix(signals, more);
    mayKeep = !!decision;
    decided = true;
    if (mayKeep) {
      for (name in memory) { keep(name, memory[name]); }
    } else if (before) {
      forget(VISITOR);
      forget(CLICK);
      delete memory[VISITOR];
    }
    if (before !== mayKeep && shown !== undefined) { arrive(); }
    flush();
  }
  function tcf() {
    if (!w.__tcfapi || tcf.heard) { return; }
    tcf.heard = 1;
    w.__tcfapi('addEventListener', 2, function (said, ok) {
      if (ok && said.eventStatus !== 'cmpuishown') {
        consent(!said.gdprApplies || (said.purpose.consents[1] && true), { gdpr: said.gdprApplies ? 1 : 0, gdpr_consent: said.tcString, addtl_consent: said.addtlConsent });
      }
    });
  }
  function google(said) {
    if (said && said[0] === 'consent' && said[2]) {
      var storage = said[2].ad_storage || said[2].analytics_storage;
      mix(signals, { ad_user_data: said[2].ad_user_data, ad_personalization: said[2].ad_personalization });
      if (asked === 'google' && storage && (said[1] === 'update' || !said[2].wait_for_update)) { consent(storage === 'granted'); }
    }
  }

  function marked(element, name) { return element && element.getAttribute && element.getAttribute('data-plumbline-' + name); }
  d.addEventListener('submit', function (e) {
    var form = e.target, names = [], values = {};
    if (!form.elements || marked(form, 'ignore') !== null) { return; }
    [].forEach.call(form.elements, function (field) {
      if (!field.name || names.length >= 50) { return; }
      if (names.indexOf(field.name) < 0) { names.push(field.name); }
      // Only what the page marks: a form holds more about people than anybody here should know.
      if (marked(field, 'value') !== null && field.type !== 'password' && (!/radio|checkbox/.test(field.type) || field.checked)) { values[field.name] = String(field.value).slice(0, 200); }
    });
    event('form', { name: form.getAttribute('name') || form.id, goal: marked(form, 'goal'), fields: names, values: values });
  }, true);
  d.addEventListener('click', function (e) {
    var target = e.target && e.target.closest && e.target.closest('a[href],[data-plumbline-event]');
    if (target && (marked(target, 'event') || (target.host && target.host !== location.host))) {
      event('link', { name: marked(target, 'event') || 'outbound', href: target.href });
    }
  }, true);

  function plumbline(command, details, more) {
    if (command === 'consent') {
      consent(details, more);
    } else if (command === 'pageview') {
      shown = null;
      page();
    } else if (command === 'identify') {
      mix(person, details);
    } else if (/^(conversion|form|link|event|view_item|add_to_cart|begin_checkout|purchase)$/.test(command)) {
      event(command, details);
    }
  }
  plumbline.loaded = true;
  plumbline.push = function (call) { plumbline.apply(null, call); };
  w.plumbline = plumbline;

  ['pushState', 'replaceState'].forEach(function (name) {
    var original = w.history[name];
    w.history[name] = function () {
      var result = original.apply(this, arguments);
      w.setTimeout(page, 0);
      return result;
    };
  });
  w.addEventListener('popstate', page);
  w.addEventListener('pagehide', landed);
  w.addEventListener('load', tcf);
  if (asked === 'google') {
    var layer = w.dataLayer = w.dataLayer || [], push = layer.push;
    layer.push = function () {
      [].forEach.call(arguments, google);
      return push.apply(layer, arguments);
    };
    layer.slice().forEach(google);
  }
  tcf();
  page();
  var waiting = queue && (queue.q || queue);
  for (var i = 0; waiting && i < waiting.length; i++) { plumbline.apply(null, waiting[i]); }
})(window, document);
