/* The portal's only script. Everything is delegated from the document, so a part replaced by Ajax needs no set-up and no
   page needs an inline handler. */
(function () {
  'use strict';
  var root = document.documentElement;
  var YEAR = 31536000;

  function remember(name, value) {
    document.cookie = name + '=' + value + '; path=/; max-age=' + YEAR + '; samesite=lax' + (location.protocol === 'https:' ? '; secure' : '');
  }

  function copied(button) {
    var icon = button.querySelector('.pi');
    icon.className = 'pi pi-check';
    button.classList.add('is-done');
    say(button.dataset.done);
    setTimeout(function () { icon.className = 'pi pi-copy'; button.classList.remove('is-done'); }, 1500);
  }

  function copy(button) {
    var text = button.dataset.copy;
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { copied(button); });
      return;
    }
    var box = document.createElement('textarea');
    box.value = text;
    box.className = 'sr-only';
    document.body.appendChild(box);
    box.select();
    document.execCommand('copy');
    box.remove();
    button.focus();
    copied(button);
  }

  function say(words) {
    var status = document.getElementById('busy');
    if (status) {
      status.textContent = words || '';
    }
  }

  document.addEventListener('click', function (event) {
    var at = event.target.closest ? event.target : event.target.parentElement;
    var copyButton = at.closest('[data-copy]');
    var theme = at.closest('[data-set-theme]');
    var language = at.closest('[data-set-lang]');
    if (copyButton) {
      copy(copyButton);
    } else if (theme) {
      remember('pl_theme', theme.dataset.setTheme);
      root.dataset.theme = theme.dataset.setTheme;
      document.querySelectorAll('[data-set-theme]').forEach(function (b) {
        b.setAttribute('aria-pressed', String(b === theme));
      });
      repaint();
    } else if (language) {
      event.preventDefault();
      remember('pl_lang', language.dataset.setLang);
      var url = new URL(location.href);
      url.searchParams.delete('lang');
      location.replace(url.href);
    } else if (at.closest('[data-retry]')) {
      location.reload();
    } else if (at.closest('[data-nav-fold]')) {
      var mini = root.dataset.nav !== 'mini';
      root.dataset.nav = mini ? 'mini' : 'full';
      remember('pl_nav', root.dataset.nav);
      at.closest('[data-nav-fold]').setAttribute('aria-expanded', String(!mini));
    } else if (at.closest('[data-nav-open]')) {
      openNav(!document.getElementById('nav').classList.contains('is-open'));
    } else if (!at.closest('#nav')) {
      openNav(false);
    }
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (!menu.contains(at)) {
        menu.open = false;
      }
    });
  });

  function openNav(open) {
    var nav = document.getElementById('nav');
    var button = document.querySelector('[data-nav-open]');
    if (nav && nav.classList.contains('is-open') !== open) {
      nav.classList.toggle('is-open', open);
      button.setAttribute('aria-expanded', String(open));
      if (open) {
        nav.querySelector('a').focus();
      }
    }
  }

  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') {
      return;
    }
    hideTip();
    var menu = document.activeElement && document.activeElement.closest('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    } else if (document.activeElement && document.activeElement.closest('#nav.is-open')) {
      openNav(false);
      document.querySelector('[data-nav-open]').focus();
    }
  });

  /* Zones are many; they are listed only when somebody opens the menu that asks for one. */
  document.addEventListener('toggle', function (event) {
    var field = event.target.open && event.target.querySelector && event.target.querySelector('[data-zones]');
    var list = field && document.getElementById(field.dataset.zones);
    if (list && !list.children.length && Intl.supportedValuesOf) {
      Intl.supportedValuesOf('timeZone').forEach(function (zone) {
        var option = document.createElement('option');
        option.value = zone;
        list.appendChild(option);
      });
    }
    if (event.target.open && event.target.classList && event.target.classList.contains('chart-twin')) {
      window.dispatchEvent(new Event('resize'));
    }
  }, true);

  /* ---- tips: for [data-tip], and the word of a folded navigation entry ---- */
  var tip;
  function hideTip() {
    if (tip) {
      tip.remove();
      tip = null;
    }
  }
  function showTip(event) {
    var target = event.target.closest && event.target.closest('[data-tip], .nav li a');
    hideTip();
    if (!target) {
      return;
    }
    var words = target.dataset.tip;
    if (!words) {
      var word = target.querySelector('.nav-word');
      if (!word || word.getBoundingClientRect().width > 2) {
        return;
      }
      words = word.textContent;
    }
    tip = document.createElement('div');
    tip.className = 'tip';
    tip.setAttribute('aria-hidden', 'true');
    tip.textContent = words;
    document.body.appendChild(tip);
    var box = target.getBoundingClientRect();
    var own = tip.getBoundingClientRect();
    var side = target.closest('.nav');
    var x = side ? box.right + 8 : Math.min(Math.max(8, box.left + box.width / 2 - own.width / 2), innerWidth - own.width - 8);
    var y = side ? box.top + box.height / 2 - own.height / 2 : box.bottom + 6 + own.height > innerHeight ? box.top - own.height - 6 : box.bottom + 6;
    tip.style.left = x + 'px';
    tip.style.top = y + 'px';
  }
  document.addEventListener('mouseover', showTip);
  document.addEventListener('focusin', function (event) {
    if (event.target.matches(':focus-visible')) {
      showTip(event);
    }
  });
  document.addEventListener('mouseout', hideTip);
  document.addEventListener('focusout', hideTip);

  /* ---- busy, after 200 ms ---- */
  var waiting = 0;
  var timer;
  function busy(change) {
    waiting = Math.max(0, waiting + change);
    var bar = document.getElementById('busy');
    clearTimeout(timer);
    if (!bar) {
      return;
    }
    if (waiting) {
      timer = setTimeout(function () {
        bar.classList.add('is-on');
        say(bar.dataset.word);
      }, 200);
    } else if (bar.classList.contains('is-on')) {
      bar.classList.remove('is-on');
      say('');
    }
  }
  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxSend', function () { unsay(); busy(1); }).on('pfAjaxComplete', function () { busy(-1); })
      .on('pfAjaxSuccess pfAjaxError pfAjaxComplete', function (event, xhr) {
        /* A page instead of a part of one: the session ended and this is the sign-in page. */
        if (xhr && xhr.status === 200 && /html/.test(xhr.getResponseHeader('Content-Type') || '')) {
          location.reload();
        }
      })
      .on('pfAjaxError', function (event, xhr) {
        document.querySelectorAll('.skeleton').forEach(function (part) {
          part.hidden = true;
          part.nextElementSibling.hidden = false;
        });
        if (xhr.status === 0) {
          tell(document.getElementById('busy').dataset.silent);
          /* PrimeFaces would leave the pressed button disabled for good. */
          document.querySelectorAll('button.ui-state-loading').forEach(function (button) {
            var widget = window.PrimeFaces.getWidgetById(button.id);
            button.classList.remove('ui-state-loading');
            if (widget && widget.enable) {
              widget.enable();
            }
          });
        }
      });
  }

  /* One click, one act: while the server works on a form it is not sent again, however often somebody presses. */
  var LONGEST = 60000;
  var ready;
  /* A browser that sends a form to a server that is gone shows its own page, and what was typed is lost: ask first whether it is there. */
  function sendWhenHeard(form, button) {
    unsay();
    busy(1);
    form.setAttribute('aria-busy', 'true');
    fetch(document.querySelector('link[rel="icon"]').href, { method: 'HEAD', cache: 'no-store' }).then(function () {
      busy(-1);
      ready = form;
      form.requestSubmit(button);
    }, function () {
      busy(-1);
      form.removeAttribute('aria-busy');
      tell(document.getElementById('busy').dataset.silent);
    });
  }
  var FILE = 2000;
  function sendOnce(event) {
    var form = event.target;
    if (form.method !== 'post' || event.isDefaultPrevented()) {
      return;
    }
    if (form === ready) {
      ready = null;
    } else if (form.hasAttribute('aria-busy')) {
      event.preventDefault();
      return;
    } else if (event.originalEvent && event.originalEvent.submitter && document.body.classList.contains('portal')) {
      event.preventDefault();
      sendWhenHeard(form, event.originalEvent.submitter);
      return;
    }
    form.setAttribute('aria-busy', 'true');
    /* A file as the answer leaves the page where it is. */
    setTimeout(function () { form.removeAttribute('aria-busy'); }, form.hasAttribute('data-answers-file') ? FILE : LONGEST);
  }
  if (window.jQuery) {
    window.jQuery(document).on('submit', 'form', sendOnce);
  }

  /* What stays on the page until it is closed or answered: the server is silent, the typed words are still here. */
  var told;
  function unsay() {
    if (told) {
      told.remove();
      told = null;
    }
  }
  function tell(words) {
    unsay();
    told = document.createElement('div');
    told.className = 'told';
    told.setAttribute('role', 'alert');
    told.textContent = words;
    document.body.appendChild(told);
  }
  window.addEventListener('beforeunload', function () { busy(1); });
  window.addEventListener('pageshow', function () {
    waiting = 0;
    busy(0);
    document.querySelectorAll('form[aria-busy]').forEach(function (form) { form.removeAttribute('aria-busy'); });
  });

  /* ---- charts: shape from the page, colours and type from the tokens ---- */
  function token(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  function faded(colour, alpha) {
    return colour + Math.round(alpha * 255).toString(16).padStart(2, '0');
  }

  function compact(value) {
    return new Intl.NumberFormat(root.lang, { notation: Math.abs(value) >= 10000 ? 'compact' : 'standard', maximumFractionDigits: 2 })
      .formatToParts(value).map(function (part) { return part.type === 'group' ? '\u202f' : part.value; }).join('');
  }

  function exact(value) {
    return new Intl.NumberFormat(root.lang, { maximumFractionDigits: 2 })
      .formatToParts(value).map(function (part) { return part.type === 'group' ? '\u202f' : part.value; }).join('');
  }

  /* A label that is a day is shown as the reader writes days. */
  var DAY = /^\d{4}-\d{2}-\d{2}$/;
  function day(label, how) {
    return DAY.test(label) ? new Intl.DateTimeFormat(root.lang === 'en' ? 'en-GB' : root.lang, Object.assign({ timeZone: 'UTC' }, how)).format(new Date(label)) : label;
  }

  function paint(config) {
    var labels = (config.data && config.data.labels) || [];
    var short = { day: 'numeric', month: 'short' };
    if (labels.length && String(labels[0]).slice(0, 4) !== String(labels[labels.length - 1]).slice(0, 4)) {
      short.year = '2-digit';
    }
    var line = token('--line');
    var muted = token('--muted');
    var options = config.options = config.options || {};
    options.responsive = true;
    options.maintainAspectRatio = false;
    options.animation = matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 200 };
    options.interaction = options.interaction || { mode: 'index', intersect: false };
    var plugins = options.plugins = options.plugins || {};
    plugins.legend = Object.assign({ position: 'bottom', align: 'start', display: (config.data.datasets || []).length > 1 }, plugins.legend);
    plugins.legend.labels = Object.assign({}, plugins.legend.labels, { color: muted, boxWidth: config.type === 'line' ? 20 : 10, boxHeight: 10, padding: 16, usePointStyle: config.type === 'line', pointStyle: 'line', font: { family: token('--font'), size: 12 } });
    plugins.tooltip = Object.assign({}, plugins.tooltip, {
      callbacks: { title: function (items) { return items.length ? day(items[0].label, { dateStyle: 'medium' }) : ''; }, label: function (c) {
        var value = c.parsed && (options.indexAxis === 'y' ? c.parsed.x : c.parsed.y);
        return (c.dataset.label ? c.dataset.label + ': ' : '') + (value === null || value === undefined ? '—' : exact(value));
      } },
      backgroundColor: token('--text'), titleColor: token('--surface'), bodyColor: token('--surface'), footerColor: token('--surface'),
      padding: 10, cornerRadius: 6, boxPadding: 4, titleFont: { family: token('--font'), size: 12 }, bodyFont: { family: token('--font'), size: 12 }
    });
    var scales = options.scales = options.scales || { x: {}, y: {} };
    Object.keys(scales).forEach(function (axis) {
      var scale = scales[axis];
      var vertical = (axis.charAt(0) === 'y') !== (options.indexAxis === 'y');
      scale.grid = Object.assign({ display: vertical, drawTicks: false }, scale.grid, { color: function (c) { return c.tick && c.tick.value === 0 && vertical ? token('--line-strong') : line; } });
      scale.border = Object.assign({}, scale.border, { display: false });
      /* Names below each other need no room between them; beside each other they do. */
      var names = !vertical && axis.charAt(0) === 'y';
      scale.ticks = Object.assign({ maxRotation: 0, autoSkipPadding: names ? 2 : 16, padding: 6 }, scale.ticks, { color: muted, font: { family: token('--font'), size: 11 } });
      if (!vertical && !names && !scale.ticks.callback && DAY.test(labels[0])) {
        scale.ticks.callback = function (value) { return day(this.getLabelForValue(value), short); };
      }
      if (vertical && !scale.ticks.callback) {
        scale.ticks.callback = function (value) { return compact(value); };
        scale.ticks.maxTicksLimit = scale.ticks.maxTicksLimit || 6;
        if (scale.beginAtZero === undefined) {
          scale.beginAtZero = true;
        }
      }
      if (scale.title) {
        scale.title.color = muted;
        scale.title.font = { family: token('--font'), size: 11 };
      }
    });
    var colour = 0;
    (config.data.datasets || []).forEach(function (set) {
      /* A set marked "previous" is its forerunner again: same colour, dashed and lighter. */
      if (!set.previous && !set.band) {
        colour += 1;
      }
      var ink = token('--chart-' + ((Math.max(colour, 1) - 1) % 8 + 1));
      var kind = set.type || config.type;
      set.borderColor = set.previous ? faded(ink, 0.6) : ink;
      if (kind === 'line') {
        set.backgroundColor = faded(ink, 0.1);
        set.borderWidth = set.previous ? 1.5 : 2;
        set.borderDash = set.previous ? [4, 4] : [];
        set.pointRadius = (set.data || []).length > 1 ? 0 : 3;
        set.pointHoverRadius = 4;
        set.pointBackgroundColor = ink;
        set.tension = 0;
        /* Ends of an interval: hardly a line, the room between them shaded. */
        if (set.band) {
          set.borderColor = faded(ink, 0.35);
          set.backgroundColor = faded(ink, 0.15);
          set.borderWidth = 1;
        }
        /* "preliminary": how many of the last points may still change. */
        if (set.preliminary) {
          var from = set.data.length - 1 - set.preliminary;
          set.segment = { borderDash: function (c) { return c.p0DataIndex >= from ? [2, 3] : undefined; } };
        }
      } else {
        set.backgroundColor = set.previous ? faded(ink, 0.35) : ink;
        set.borderWidth = 0;
        set.borderRadius = 2;
        set.maxBarThickness = 40;
      }
    });
    return config;
  }

  /* PrimeFaces calls this with its widget as "this". */
  window.plumblineChart = function () {
    paint(this.cfg.config);
  };

  function repaint() {
    if (!window.Chart || !window.Chart.instances) {
      return;
    }
    Object.keys(window.Chart.instances).forEach(function (id) {
      var chart = window.Chart.instances[id];
      paint(chart.config);
      chart.update('none');
    });
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
}());
