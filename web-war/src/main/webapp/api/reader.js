'use strict';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MAX_DEPTH = 4;

// Every text goes in as text: nothing of the description is ever parsed as HTML.
function el(name, text, ...children) {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  node.append(...children);
  return node;
}

function resolve(schema, api) {
  if (!schema || !schema.$ref) return schema || {};
  return api.components.schemas[schema.$ref.split('/').pop()] || {};
}

function shape(schema, api, depth = 0) {
  const known = resolve(schema, api);
  if (known.enum) return known.enum.join(' | ');
  if (known.type === 'array' || known.items) return depth > MAX_DEPTH ? [] : [shape(known.items, api, depth + 1)];
  if (known.properties && depth <= MAX_DEPTH) {
    return Object.fromEntries(Object.entries(known.properties).map(([key, value]) => [key, shape(value, api, depth + 1)]));
  }
  return [].concat(known.type || 'object').join(' or ') + (known.format ? ' (' + known.format + ')' : '');
}

function body(operation, api) {
  const content = operation.requestBody && operation.requestBody.content;
  if (!content) return [];
  const [type, media] = Object.entries(content)[0];
  const example = media.examples && Object.values(media.examples)[0];
  const value = example ? example.value : shape(media.schema, api);
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return [el('p', 'Body, ' + type + ':'), el('pre', '', el('code', text))];
}

function parameters(operation) {
  if (!operation.parameters || !operation.parameters.length) return [];
  const rows = operation.parameters.map(p => el('tr', '', el('td', '', el('code', p.name)), el('td', p.in), el('td', p.description || '')));
  return [el('table', '', el('tr', '', el('th', 'Parameter'), el('th', 'In'), el('th', '')), ...rows)];
}

function endpoint(path, method, operation, api) {
  const summary = el('summary', '', el('code', '', Object.assign(el('span', method.toUpperCase()), {className: 'method'}), path), el('span', operation.summary));
  const details = el('details', '', summary, ...parameters(operation), ...body(operation, api));
  details.dataset.words = (method + ' ' + path + ' ' + (operation.summary || '')).toLowerCase();
  return details;
}

function show(api) {
  const groups = new Map();
  for (const [path, methods] of Object.entries(api.paths).sort()) {
    for (const method of METHODS.filter(m => methods[m])) {
      const group = (methods[method].tags || ['Other'])[0];
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(endpoint(path, method, methods[method], api));
    }
  }
  const main = document.getElementById('endpoints');
  main.replaceChildren(...[...groups].map(([name, list]) => el('section', '', el('h2', name), ...list)));
  document.getElementById('find').addEventListener('input', event => {
    const words = event.target.value.toLowerCase().split(/\s+/);
    main.querySelectorAll('details').forEach(d => { d.hidden = !words.every(word => d.dataset.words.includes(word)); });
    main.querySelectorAll('section').forEach(s => { s.hidden = !s.querySelector('details:not([hidden])'); });
  });
}

document.getElementById('base').textContent = location.origin;
fetch('../openapi', {headers: {Accept: 'application/json'}})
  .then(answer => answer.ok ? answer.json() : Promise.reject(new Error('HTTP ' + answer.status)))
  .then(show)
  .catch(error => document.getElementById('endpoints').replaceChildren(el('p', 'The description cannot be read just now (' + error.message + ').')));
