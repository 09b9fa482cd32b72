const ID = 'writing-faults';

/**
 * Shows the faults of an author's files over the page, which stays as it was, until they are mended.
 * @param faults - undefined or empty: there are none any more.
 */
export function showFaults(page: Document, faults: string | undefined | null): void {
  const shown = page.getElementById(ID);
  if (!faults) {
    shown?.remove();
    return;
  }
  const section = shown ?? page.createElement('section');
  section.id = ID;
  section.lang = 'en';
  section.dir = 'ltr';
  section.tabIndex = 0;
  section.setAttribute('role', 'alert');
  section.setAttribute('aria-label', 'Faults');
  const list = page.createElement('pre');
  list.textContent = faults;
  section.replaceChildren(list);
  if (!shown) page.body.append(section);
}
