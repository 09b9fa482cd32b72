import { project, unproject } from '../story/fit-camera.ts';
import { PANE, type Camera, type LngLat } from '../story/story.ts';

/** The size of a picture, and where in it the camera is centred. Pixels. */
export interface PictureView {
  readonly width: number;
  readonly height: number;
  /** The point of the picture that shows the centre of the camera: the middle of the free area. */
  readonly focus: readonly [x: number, y: number];
  /** Zoom levels added to the camera's: 0 if {@link PANE} is drawn at its own size. */
  readonly offset: number;
}

/**
 * Distance from the eye to the centre of the scene, in pixels of {@link PANE}. It gives MapLibre's default vertical
 * field of view, 36.87°.
 */
const DISTANCE = PANE.height * 1.5;

/**
 * The vertical field of view in degrees with which panes of every height show a scene in the same perspective. With
 * MapLibre's constant field of view the perspective would depend on the size of the window.
 */
export const fieldOfView = (height: number, offset: number): number =>
  (Math.atan(height / 2 / (DISTANCE * 2 ** offset)) * 360) / Math.PI;

/** A point of the ground, in pixels from the centre: to the right, and ahead (away from the viewer). */
export type GroundPoint = readonly [right: number, ahead: number];

/** The least x and y, and the greatest. */
export type Bounds = readonly [left: number, top: number, right: number, bottom: number];

/** The ground as a camera sees it: Web Mercator with 512-pixel tiles, turned by the bearing and tilted by the pitch. */
export interface Sight {
  /** Zoom level of this picture. */
  readonly zoom: number;
  readonly ground: (at: LngLat) => GroundPoint;
  /** The same of a point that has been projected: see {@link project}. */
  readonly groundOf: (x: number, y: number) => GroundPoint;
  /** The pixel of a point of the ground, which must be within {@link Sight.reach}. */
  readonly place: (ground: GroundPoint) => readonly [x: number, y: number];
  /** The scale at a point of the ground: 1 in the middle, less beyond it. */
  readonly nearness: (ground: GroundPoint) => number;
  /** The least and the greatest `ahead` of points that are drawn; infinite if the camera looks straight down. */
  readonly reach: readonly [behind: number, ahead: number];
  /** Where the Earth is in the picture, degrees of longitude: 0, and 360 more for each time that it is there again. */
  readonly turns: readonly number[];
  /**
   * A box of the unit square of {@link project}, outside which nothing is in this box of the picture (pixels).
   */
  readonly boxAround: (pixels: Bounds) => Bounds;
  /** The ground under a pixel; undefined above the horizon. */
  readonly below: (x: number, y: number) => LngLat | undefined;
}

/** How far data may go on beyond 180 degrees, as a share of the way around the Earth. */
const OVER = 0.06;

type LookedAt = Pick<PictureView, 'focus' | 'offset'> & Partial<PictureView>;

/** Ground is drawn up to this many times the distance of the centre; the haze hides what is farther. */
const FAR = 8;

/**
 * @param repeats - whether the map goes on beyond 180 degrees, with the same Earth again.
 */
export function look(camera: Camera, { focus, offset, width, height }: LookedAt, repeats = false): Sight {
  const zoom = camera.zoom + offset;
  const world = 512 * 2 ** zoom;
  const eye = DISTANCE * 2 ** offset;
  const [cx, cy] = project(camera.center);
  const [turn, tilt] = [(camera.bearing * Math.PI) / 180, (camera.pitch * Math.PI) / 180];
  const [sinTurn, cosTurn, sinTilt, cosTilt] = [Math.sin(turn), Math.cos(turn), Math.sin(tilt), Math.cos(tilt)];
  const depth = (ahead: number) => eye + ahead * sinTilt;
  // Of a tilted map more is in view: up to the haze.
  const reached = (tilt === 0 ? Math.hypot(width ?? 0, height ?? 0) : FAR * eye) / world;
  const turns = [-720, -360, 0, 360, 720].filter(
    (degrees) => degrees === 0 || (repeats && Math.abs(degrees / 360 + 0.5 - cx) < 0.5 + reached + OVER),
  );
  const groundOf = (x: number, y: number): GroundPoint => {
    const east = (x - cx) * world;
    const north = (cy - y) * world;
    return [east * cosTurn - north * sinTurn, east * sinTurn + north * cosTurn];
  };
  const reach: Sight['reach'] =
    sinTilt === 0 ? [-Infinity, Infinity] : [(-0.9 * eye) / sinTilt, ((FAR - 1) * eye) / sinTilt];
  /** How far ahead the ray through a pixel meets the ground: where ahead · cos = up · depth / eye. */
  const aheadOf = (up: number): number => {
    const slope = eye * cosTilt - up * sinTilt;
    return slope <= 0 ? Infinity : (up * eye) / slope;
  };
  const unitOf = ([right, ahead]: GroundPoint): readonly [x: number, y: number] => [
    cx + (right * cosTurn + ahead * sinTurn) / world,
    cy - (ahead * cosTurn - right * sinTurn) / world,
  ];
  return {
    zoom,
    turns,
    groundOf,
    boxAround: ([left, top, right, bottom]) => {
      const corners = [bottom, top].flatMap((y) => {
        const ahead = Math.min(reach[1], Math.max(reach[0], aheadOf(focus[1] - y)));
        return [left, right].map((x) => unitOf([((x - focus[0]) * depth(ahead)) / eye, ahead]));
      });
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    },
    ground: (at) => groundOf(...project(at)),
    place: ([right, ahead]) => {
      const share = eye / depth(ahead);
      return [focus[0] + right * share, focus[1] - ahead * cosTilt * share];
    },
    nearness: ([, ahead]) => eye / depth(ahead),
    reach,
    below: (x, y) => {
      const [across, up] = [x - focus[0], focus[1] - y];
      const ahead = aheadOf(up);
      if (depth(ahead) > FAR * eye) return undefined;
      return unproject(...unitOf([(across * depth(ahead)) / eye, ahead]));
    },
  };
}
