// Small conveniences. Everything here also works without: forms have buttons, menus are <details>.
(() => {
  'use strict';

  // requests made by htmx outside a form carry the token that forms carry as a field
  document.addEventListener('htmx:configRequest', (event) => {
    const header = document.querySelector('meta[name="csrf-header"]');
    const token = document.querySelector('meta[name="csrf-token"]');
    if (header && token) {
      event.detail.headers[header.content] = token.content;
    }
  });

  // a new try clears what the last one complained about
  document.addEventListener('htmx:beforeRequest', () => {
    const problem = document.getElementById('problem');
    if (problem) {
      problem.replaceChildren();
    }
  });

  document.addEventListener('change', (event) => {
    const form = event.target.closest('form[data-submit-on-change]');
    if (form) {
      form.requestSubmit();
    }
  });

  // an upload that cannot be accepted is not even begun
  document.addEventListener('change', (event) => {
    const form = event.target.type === 'file' && event.target.closest('form[data-upload]');
    if (form) {
      let bytes = 0;
      for (const input of form.querySelectorAll('input[type="file"]')) {
        for (const file of input.files) {
          bytes += file.size;
        }
      }
      event.target.setCustomValidity(bytes > Number(form.dataset.maxBytes) ? form.dataset.tooLarge : '');
    }
  });

  document.addEventListener('submit', (event) => {
    const uploading = event.target.querySelector('[data-uploading]');
    if (uploading) {
      uploading.hidden = false;
    }
  });

  document.addEventListener('submit', (event) => {
    const question = event.submitter && event.submitter.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });

  document.addEventListener('click', (event) => {
    for (const open of document.querySelectorAll('details[data-menu][open]')) {
      if (!open.contains(event.target)) {
        open.open = false;
      }
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const open of document.querySelectorAll('details[data-menu][open]')) {
        open.open = false;
        open.querySelector('summary').focus();
      }
    }
  });

  // single keys, which can be switched off (WCAG 2.1.4); the choice stays in this browser
  const KEYS = 'renewals.single-keys';
  const singleKeys = () => {
    try {
      return window.localStorage.getItem(KEYS) !== 'off';
    } catch (refused) {
      return true;
    }
  };
  const rememberKeys = (on) => {
    try {
      window.localStorage.setItem(KEYS, on ? 'on' : 'off');
    } catch (refused) {
      // a browser that keeps nothing forgets this too
    }
  };
  const help = document.getElementById('keys');
  const search = document.getElementById('search-everywhere');
  let before = null;

  const typing = (target) =>
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null;

  // the rows of the first table that can be walked through; a row is where its first link has the focus
  const walk = (step) => {
    const table = document.querySelector('table[data-rows]');
    const links = table
      ? [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => row.querySelector('a[href]')).filter(Boolean)
      : [];
    if (links.length === 0) {
      return;
    }
    const row = document.activeElement && document.activeElement.closest('tr');
    const at = links.findIndex((link) => link.closest('tr') === row);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
    links[next].focus();
    links[next].closest('tr').scrollIntoView({ block: 'nearest' });
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target === search) {
      event.preventDefault();
      search.blur();
      if (before && before.isConnected) {
        before.focus();
      }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target) || !singleKeys()) {
      return;
    }
    if (event.key === '/' && search) {
      // on a phone the field is on the page that the button leads to
      event.preventDefault();
      before = document.activeElement;
      if (search.offsetParent) {
        search.focus();
        search.select();
      } else {
        search.form.requestSubmit();
      }
    } else if (event.key === '?' && help) {
      event.preventDefault();
      help.showModal();
    } else if (event.key === 'j') {
      walk(1);
    } else if (event.key === 'k') {
      walk(-1);
    }
  });

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog) {
      dialog.showModal();
    }
  });

  for (const box of document.querySelectorAll('[data-single-keys]')) {
    box.checked = singleKeys();
    box.addEventListener('change', () => rememberKeys(box.checked));
  }

  document.documentElement.classList.add('js');
  const focus = document.querySelector('[data-focus]');
  if (focus) {
    focus.focus();
  }
})();
