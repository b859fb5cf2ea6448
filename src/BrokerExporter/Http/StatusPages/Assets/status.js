// Keeps the page up to date by fetching it again and replacing its parts. Without script the page is the same, but stands still.
'use strict';
(() => {
  const period = 5000;
  const form = document.getElementById('filter');
  let timer = 0, paused = false, running = null;

  const bar = document.createElement('p');
  bar.id = 'live';
  const said = document.createElement('span');
  said.className = 'muted';
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', () => { paused = !paused; tell(''); if (paused) clearTimeout(timer); else refresh(); });
  bar.append(button, said);
  document.querySelector('header')?.append(bar);

  function tell(trouble) {
    button.textContent = paused ? 'Resume' : 'Pause';
    said.textContent = trouble || (paused ? 'stands still' : 'live');
    said.className = trouble ? 'bad' : 'muted';
    // Only a loss is announced; that something is as it was is not.
    if (trouble) said.setAttribute('role', 'status'); else said.removeAttribute('role');
  }

  function replace(next) {
    const focused = document.activeElement?.id;
    for (const old of document.querySelectorAll('[data-live]')) {
      const part = next.getElementById(old.id);
      if (!part || part.outerHTML === old.outerHTML) continue;
      for (const details of old.querySelectorAll('details[id]')) {
        const same = part.querySelector('#' + CSS.escape(details.id));
        if (same) same.open = details.open;
      }
      old.replaceWith(document.importNode(part, true));
    }
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  async function refresh() {
    clearTimeout(timer);
    running?.abort();
    const mine = running = new AbortController();
    let trouble = '';
    try {
      const response = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.any([mine.signal, AbortSignal.timeout(15000)]) });
      const text = await response.text();
      if (mine.signal.aborted) return;
      if (!response.ok) trouble = 'not updated: status ' + response.status;
      else replace(new DOMParser().parseFromString(text, 'text/html'));
    } catch {
      if (mine.signal.aborted) return;
      trouble = 'not updated: the exporter does not answer';
    }
    tell(trouble);
    schedule();
  }

  function schedule() {
    clearTimeout(timer);
    if (!paused && !document.hidden) timer = setTimeout(refresh, period);
  }

  function show(address) {
    history.replaceState(null, '', address);
    if (form) {
      const query = new URL(address, location.href).searchParams;
      for (const name of ['sort', 'reversed', 'rows']) if (query.has(name)) form.elements[name].value = query.get(name);
    }
    refresh();
  }

  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[data-stay]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    show(link.href);
  });

  if (form) {
    const go = () => show(form.getAttribute('action') + '?' + new URLSearchParams(new FormData(form)));
    let typing = 0;
    form.addEventListener('submit', event => { event.preventDefault(); go(); });
    form.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(go, 250); });
  }

  document.addEventListener('visibilitychange', () => { if (document.hidden) clearTimeout(timer); else if (!paused) refresh(); });
  tell('');
  schedule();
})();
