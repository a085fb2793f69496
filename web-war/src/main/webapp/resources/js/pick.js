/* Choosers of many: what is typed is looked for on the server, what is chosen stands in the input .pick-id beside it. Delegated
   from the document, as everything in portal.js. */
(function () {
  'use strict';
  var MS = 150;
  var timer;
  var asked = 0;

  function boxOf(event) {
    return event.target.matches && event.target.matches('.pick [role="combobox"]') ? event.target : null;
  }

  function listOf(box) {
    return box.parentElement.querySelector('.pick-list');
  }

  function close(box) {
    var list = listOf(box);
    asked += 1;
    clearTimeout(timer);
    if (list) {
      list.remove();
    }
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-controls');
    box.removeAttribute('aria-activedescendant');
  }

  function note(list, words) {
    var item = document.createElement('li');
    item.className = 'pick-note';
    item.setAttribute('role', 'presentation');
    item.textContent = words;
    list.appendChild(item);
  }

  function open(box, answer) {
    var pick = box.parentElement;
    close(box);
    var list = document.createElement('ul');
    list.className = 'pick-list';
    list.id = 'pick-list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', box.getAttribute('aria-label') || box.placeholder);
    answer.items.forEach(function (one, at) {
      var item = document.createElement('li');
      item.id = 'pick-' + at;
      item.setAttribute('role', 'option');
      item.dataset.id = one.id;
      item.textContent = one.name;
      list.appendChild(item);
    });
    if (answer.failed || !answer.items.length || answer.more) {
      note(list, answer.failed ? pick.dataset.failed : answer.items.length ? pick.dataset.more : pick.dataset.none);
    }
    pick.appendChild(list);
    box.setAttribute('aria-expanded', 'true');
    box.setAttribute('aria-controls', list.id);
  }

  /* What stands in the box is what was chosen before: then everything is offered, not that one thing again. */
  function search(box, then) {
    var own = asked += 1;
    var text = box.value === chosen(box) ? '' : box.value;
    fetch(box.parentElement.dataset.from + '?of=' + encodeURIComponent(box.parentElement.dataset.pick) + '&q=' + encodeURIComponent(text), { headers: { Accept: 'application/json' } })
      .then(function (response) { return response.ok ? response.json() : Promise.reject(response.status); })
      .catch(function () { return { items: [], failed: true }; })
      .then(function (answer) {
        if (own === asked && document.activeElement === box) {
          open(box, answer);
          then(answer);
        }
      });
  }

  function chosen(box) {
    return box.dataset.chosen === undefined ? box.defaultValue : box.dataset.chosen;
  }

  function choose(box, id, name) {
    var hidden = box.parentElement.querySelector('.pick-id');
    box.value = name;
    box.dataset.chosen = name;
    close(box);
    if (hidden.value !== id) {
      hidden.value = id;
      hidden.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  function activate(box, item) {
    var list = listOf(box);
    list.querySelectorAll('[aria-selected]').forEach(function (one) { one.removeAttribute('aria-selected'); });
    if (item) {
      item.setAttribute('aria-selected', 'true');
      item.scrollIntoView({ block: 'nearest' });
      box.setAttribute('aria-activedescendant', item.id);
    }
  }

  function step(box, by) {
    var items = Array.prototype.slice.call(listOf(box).querySelectorAll('[role="option"]'));
    var at = items.findIndex(function (one) { return one.getAttribute('aria-selected'); });
    if (items.length) {
      activate(box, items[at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length]);
    }
  }

  function nothing() {}

  document.addEventListener('input', function (event) {
    var box = boxOf(event);
    if (box) {
      clearTimeout(timer);
      timer = setTimeout(function () { search(box, nothing); }, MS);
    }
  });

  document.addEventListener('keydown', function (event) {
    var box = boxOf(event);
    if (!box) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      var by = event.key === 'ArrowDown' ? 1 : -1;
      event.preventDefault();
      if (listOf(box)) {
        step(box, by);
      } else {
        search(box, function () { step(box, by); });
      }
    } else if (event.key === 'Enter' && (listOf(box) || box.value !== chosen(box))) {
      event.preventDefault();
      take(box);
    } else if (event.key === 'Escape' && listOf(box)) {
      event.preventDefault();
      event.stopPropagation();
      box.value = chosen(box);
      close(box);
    }
  }, true);

  /* Enter: what is marked, or the first of what the typed words find; an empty box chooses nothing. */
  function take(box) {
    var list = listOf(box);
    var item = list && list.querySelector('[aria-selected]');
    if (item) {
      choose(box, item.dataset.id, item.textContent);
    } else if (!box.value.trim()) {
      choose(box, '', '');
    } else {
      clearTimeout(timer);
      search(box, function (answer) {
        if (answer.items.length) {
          choose(box, answer.items[0].id, answer.items[0].name);
        }
      });
    }
  }

  document.addEventListener('click', function (event) {
    var box = boxOf(event);
    if (box && !listOf(box)) {
      box.select();
      search(box, nothing);
    }
  });

  /* Before the box loses the focus. */
  document.addEventListener('mousedown', function (event) {
    var item = event.target.closest && event.target.closest('.pick-list');
    if (item) {
      event.preventDefault();
      var option = event.target.closest('[role="option"]');
      if (option) {
        choose(item.parentElement.querySelector('[role="combobox"]'), option.dataset.id, option.textContent);
      }
    }
  });

  document.addEventListener('focusout', function (event) {
    var box = boxOf(event);
    if (box) {
      close(box);
      if (!box.value.trim() && chosen(box)) {
        choose(box, '', '');
      } else {
        box.value = chosen(box);
      }
    }
  });
}());
