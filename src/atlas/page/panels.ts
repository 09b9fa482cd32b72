/** The panels: their elements, headings and icons. */
import { msg } from '@lit/localize';
import { html, nothing, svg } from 'lit';
import type { Panel } from '../core/state.ts';
import type { AtlasExport } from '../export/atlas-export.ts';

export function headingOf(panel: Panel): string {
  switch (panel) {
    case 'layers':
      return msg('Layers of the map');
    case 'search':
      return msg('Search the atlas');
    case 'details':
      return msg('Selected records');
    case 'table':
      return msg('Table of all results');
    case 'compare':
      return msg('Compare two dates or layers');
    case 'import':
      return msg('Add your own data');
    case 'export':
      return msg('Download');
  }
}

const ICONS: Readonly<Record<Panel, string>> = {
  layers: 'M11 3L20 8L11 13L2 8ZM2 12L11 17L20 12M2 16L11 21L20 16',
  search: 'M9.5 3A6.5 6.5 0 1 1 9.5 16A6.5 6.5 0 1 1 9.5 3ZM14.3 14.3L20 20',
  details:
    'M11 20.5C6 14.5 4.5 12 4.5 9A6.5 6.5 0 0 1 17.5 9C17.5 12 16 14.5 11 20.5ZM11 6.5A2.5 2.5 0 1 1 11 11.5A2.5 2.5 0 1 1 11 6.5Z',
  table: 'M2.5 4H19.5V18.5H2.5ZM2.5 8.5H19.5M2.5 13.5H19.5M8 8.5V18.5',
  compare: 'M2.5 4H19.5V18.5H2.5ZM11 2V20.5M8 9L5.5 11.3L8 13.5M14 9L16.5 11.3L14 13.5',
  import: 'M11 13.5V2.5M7 6.5L11 2.5L15 6.5M3 15V19.5H19V15',
  export: 'M11 2.5V13.5M7 9.5L11 13.5L15 9.5M3 15V19.5H19V15',
};

export const iconOf = (panel: Panel) =>
  html`<svg viewBox="0 0 22 22" aria-hidden="true">${svg`<path d=${ICONS[panel]} />`}</svg>`;

/** The element of a panel. The import panel has none here: it is always in the page, so that files can be dropped. */
export function panelElement(panel: Panel | undefined, data: Pick<AtlasExport, 'patterns' | 'terms'> | undefined) {
  switch (panel) {
    case 'layers':
      return html`<atlas-layers></atlas-layers>`;
    case 'search':
      return html`<atlas-search></atlas-search>`;
    case 'details':
      return html`<atlas-details></atlas-details>`;
    case 'table':
      return html`<atlas-table></atlas-table>`;
    case 'compare':
      return html`<atlas-compare-panel></atlas-compare-panel>`;
    case 'export':
      return html`<atlas-export .patterns=${data?.patterns} .terms=${data?.terms}></atlas-export>`;
    default:
      return nothing;
  }
}
