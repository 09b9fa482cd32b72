import { msg } from '@lit/localize';

/**
 * From now on, a click on a picture that can be enlarged shows it over the page, as large as the window, with its
 * caption. Without this, and with a modifier key, the link of the picture leads to its file.
 */
export function enlargeOnClick(): void {
  document.addEventListener('click', (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a.enlarge') : null;
    if (!link) return;
    event.preventDefault();
    show(link);
  });
}

const isCaption = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('figcaption') !== null;

function show(link: HTMLAnchorElement) {
  const small = link.querySelector('img');
  const dialog = document.createElement('dialog');
  dialog.className = 'enlarged';
  dialog.ariaLabel = small?.alt ?? '';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.ariaLabel = msg('Close');
  // The size in the attributes is that of the largest copy; the properties say how large it is shown.
  const image = new Image(Number(small?.getAttribute('width')), Number(small?.getAttribute('height')));
  // What the page shows is there at once; the larger copy replaces it when it has come.
  image.src = small?.currentSrc ?? '';
  image.alt = small?.alt ?? '';
  const large = new Image();
  large.src = link.href;
  void large.decode().then(
    () => {
      image.src = link.href;
    },
    () => undefined,
  );
  const caption = link.closest('figure')?.querySelector('figcaption')?.cloneNode(true) as Element | undefined;
  // What the page would show for these links is behind the dialog.
  for (const note of caption?.querySelectorAll('.citation') ?? []) note.remove();
  for (const inPage of caption?.querySelectorAll('a[href^="#"]') ?? []) inPage.replaceWith(...inPage.childNodes);
  dialog.append(close, image, ...(caption ? [caption] : []));
  dialog.addEventListener('click', ({ target }) => {
    if (!isCaption(target)) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  // The page below stays where it is. Two fingers and Ctrl enlarge, as everywhere.
  const keep = (event: Event) => {
    const scrolls = event instanceof WheelEvent ? !event.ctrlKey : (event as TouchEvent).touches.length < 2;
    if (scrolls && !isCaption(event.target)) event.preventDefault();
  };
  for (const name of ['wheel', 'touchmove']) dialog.addEventListener(name, keep, { passive: false });
  document.body.append(dialog);
  // The browser returns the focus to the link when it is closed.
  dialog.showModal();
}
