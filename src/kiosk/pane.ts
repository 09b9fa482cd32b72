/**
 * Where the map is, with the picture that stands in for it: one for as long as the page lives, whatever language it is
 * in.
 */
export interface Pane {
  readonly element: HTMLElement;
  readonly picture: HTMLElement;
}

export function makePane(): Pane {
  const element = document.createElement('div');
  element.slot = 'stage';
  element.className = 'stage';
  const free = document.createElement('div');
  free.className = 'free';
  const picture = document.createElement('picture');
  picture.className = 'still';
  picture.append(document.createElement('img'));
  element.append(free, picture);
  return { element, picture };
}
