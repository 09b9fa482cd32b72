import { project, unproject } from '../story/fit.ts';
import { PANE, type Camera, type LngLat } from '../story/story.ts';

/** A picture and how a camera looks at it. Pixels. */
export interface PictureView {
  readonly width: number;
  readonly height: number;
  /** Where the centre of the camera stands: the middle of what is left free. */
  readonly focus: readonly [x: number, y: number];
  /** Zoom levels added to the camera's: 0 where {@link PANE} is drawn pixel for pixel. */
  readonly offset: number;
}

/**
 * From the eye to the centre of the scene, in pixels of {@link PANE}: MapLibre's, whose field of view is 36.87° of the
 * pane's height.
 */
const DISTANCE = PANE.height * 1.5;

/**
 * The vertical field of view, in degrees, with which a pane of this height shows a scene in the same perspective as
 * any other. MapLibre's own is fixed to the pane, so that the foreshortening would change with the window.
 */
export const fieldOfView = (height: number, offset: number): number =>
  (Math.atan(height / 2 / (DISTANCE * 2 ** offset)) * 360) / Math.PI;

/** A point of the ground in pixels from the centre: to the right, and ahead. */
export type GroundPoint = readonly [right: number, ahead: number];

/** The ground as a camera sees it: Web Mercator with 512-pixel tiles, turned by the bearing and tilted by the pitch. */
export interface Sight {
  /** Of this picture. */
  readonly zoom: number;
  readonly ground: (at: LngLat) => GroundPoint;
  /** Where a point of the ground is in the picture. It must be nearer than {@link Sight.reach}. */
  readonly place: (ground: GroundPoint) => readonly [x: number, y: number];
  /** How much smaller it is there than in the middle: 1 in the middle, less beyond. */
  readonly nearness: (ground: GroundPoint) => number;
  /** The least and the most that a point may be ahead to be drawn; infinite where the camera looks straight down. */
  readonly reach: readonly [behind: number, ahead: number];
  /** The ground under a pixel; undefined above the horizon. */
  readonly below: (x: number, y: number) => LngLat | undefined;
}

/** How many times farther than the centre ground may be before it is lost in the haze of the horizon. */
const FAR = 8;

export function look(camera: Camera, { focus, offset }: PictureView): Sight {
  const zoom = camera.zoom + offset;
  const world = 512 * 2 ** zoom;
  const eye = DISTANCE * 2 ** offset;
  const [cx, cy] = project(camera.center);
  const [turn, tilt] = [(camera.bearing * Math.PI) / 180, (camera.pitch * Math.PI) / 180];
  const [sinTurn, cosTurn, sinTilt, cosTilt] = [Math.sin(turn), Math.cos(turn), Math.sin(tilt), Math.cos(tilt)];
  const depth = (ahead: number) => eye + ahead * sinTilt;
  return {
    zoom,
    ground: (at) => {
      const [x, y] = project(at);
      const [east, north] = [(x - cx) * world, (cy - y) * world];
      return [east * cosTurn - north * sinTurn, east * sinTurn + north * cosTurn];
    },
    place: ([right, ahead]) => {
      const share = eye / depth(ahead);
      return [focus[0] + right * share, focus[1] - ahead * cosTilt * share];
    },
    nearness: ([, ahead]) => eye / depth(ahead),
    reach: sinTilt === 0 ? [-Infinity, Infinity] : [(-0.9 * eye) / sinTilt, ((FAR - 1) * eye) / sinTilt],
    below: (x, y) => {
      const [across, up] = [x - focus[0], focus[1] - y];
      // The ray through the pixel meets the ground where ahead · cos = up · depth / eye.
      const slope = eye * cosTilt - up * sinTilt;
      if (slope <= 0) return undefined;
      const ahead = (up * eye) / slope;
      if (depth(ahead) > FAR * eye) return undefined;
      const right = (across * depth(ahead)) / eye;
      const [east, north] = [right * cosTurn + ahead * sinTurn, ahead * cosTurn - right * sinTurn];
      return unproject(cx + east / world, cy - north / world);
    },
  };
}
