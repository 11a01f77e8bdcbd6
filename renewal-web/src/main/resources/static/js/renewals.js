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

  document.documentElement.classList.add('js');
  const focus = document.querySelector('[data-focus]');
  if (focus) {
    focus.focus();
  }
})();
