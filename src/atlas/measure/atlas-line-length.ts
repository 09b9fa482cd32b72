import { localized, msg, str } from '@lit/localize';
import type { Geometry, Position } from 'geojson';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { kmTo } from '../../story/distance.ts';
import { lengthLabel } from '../../words/distances.ts';
import { lengthKm } from '../core/query.ts';
import { panelStyles } from '../ui/atlas.styles.ts';
import { countIn } from '../ui/words.ts';

/** The lines of a geometry; empty for points and areas. */
export function linesOf(geometry: Geometry | null | undefined): readonly (readonly Position[])[] {
  switch (geometry?.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
    default:
      return [];
  }
}

/** Kilometres along the globe, of all lines together. */
const kmOf = (lines: readonly (readonly Position[])[]): number =>
  lines.reduce((km, line) => km + lengthKm(line.map(([lng = 0, lat = 0]) => [lng, lat])), 0);

/**
 * The length of a line that is selected: of a road, a movement, or a line of the reader's own. It needs no map.
 *
 * @tag atlas-line-length
 */
@localized()
export class AtlasLineLength extends LitElement {
  @property({ attribute: false }) geometry: Geometry | undefined;
  @property({ attribute: false }) locale = 'en';

  @state() private isMeasured = false;

  static override styles = [
    panelStyles,
    css`
      output {
        display: block;
        margin-block: 0.4rem;
        font-variant-numeric: tabular-nums;
      }
      output b {
        display: block;
        font-size: 1.2rem;
        font-weight: 600;
      }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('geometry')) this.isMeasured = false;
  }

  override render() {
    const lines = linesOf(this.geometry);
    if (lines.length === 0) return nothing;
    return html`<button
        type="button"
        @click=${() => {
          this.isMeasured = true;
        }}
      >
        ${msg('Measure this line')}
      </button>
      <output role="status">${this.isMeasured ? this.#measured(lines) : nothing}</output>`;
  }

  #measured(lines: readonly (readonly Position[])[]) {
    const { locale } = this;
    const km = kmOf(lines);
    const length = (unit: 'kilometre' | 'verst' | 'mile') =>
      lengthLabel(unit === 'kilometre' ? km : kmTo(unit, km), unit, locale, km < 100 ? 1 : 0);
    const points = lines.reduce((sum, line) => sum + line.length, 0);
    return html`<b>${length('kilometre')}</b>${length('verst')} · ${length('mile')}<br /><small
        >${msg(str`Along the line as it is drawn, over ${countIn(points, locale)} points: the way itself winds more.`)}</small
      >`;
  }
}
