import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

/** What the program below reads of an edge. Lengths are in pixels at the camera's initial zoom. */
export interface RelationLook extends EdgeDisplayData {
  /** How far the line runs beside the line between the two centres, so that several kinds show side by side. */
  readonly lane: number;
  /** The drawn part of a dash, and its period; 0 is a solid line. */
  readonly dash: readonly [number, number];
  readonly arrow: boolean;
}

const VERTEX = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec4 a_line; // width, lane, length of a dash, its period
attribute vec3 a_ends; // radius of the first and of the second node, 1 for an arrow
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_pixel;
uniform float u_scale;
varying vec4 v_color;
varying vec2 v_at;
varying vec2 v_reach;
varying vec4 v_line;

void main() {
  vec2 along = a_end - a_start;
  float distance = max(length(along), 1e-9);
  vec2 way = along / distance;
  vec2 side = vec2(-way.y, way.x);
  v_line = vec4(a_line.x * u_scale, a_ends.z, a_line.zw);
  float half_width = v_line.x * 3.0 + 4.0;
  float lane = a_line.y * u_scale;
  v_at = vec2(a_corner.x * distance / u_pixel, a_corner.y * half_width);
  v_reach = vec2(a_ends.x * u_scale, distance / u_pixel - a_ends.y * u_scale);
  vec2 place = a_start + along * a_corner.x + side * (lane + v_at.y) * u_pixel;
  gl_Position = vec4((u_matrix * vec3(place, 1.0)).xy, 0.0, 1.0);
#ifdef PICKING_MODE
  v_color = a_id;
#else
  v_color = a_color;
#endif
  v_color.a *= 255.0 / 254.0;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying vec2 v_reach;
varying vec4 v_line;

void main() {
  float across = abs(v_at.y);
  float left = v_reach.y - v_at.x;
  if (v_at.x < v_reach.x || left < 0.0) discard;
#ifdef PICKING_MODE
  if (across > max(v_line.x, 4.0)) discard;
  gl_FragColor = v_color;
#else
  float head = v_line.y * (v_line.x * 2.2 + 4.0);
  float half_width = v_line.x * 0.5;
  float drawn = 1.0;
  if (left < head) half_width = left * 0.45;
  else if (v_line.w > 0.0) {
    float phase = mod(v_at.x - v_reach.x, v_line.w);
    drawn = smoothstep(0.0, 1.0, phase) - smoothstep(v_line.z, v_line.z + 1.0, phase);
  }
  gl_FragColor = v_color * drawn * (1.0 - smoothstep(half_width - 0.5, half_width + 0.5, across));
#endif
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

/** Draws ties as lines with lanes, dashes and arrow heads. */
export class RelationProgram extends EdgeProgram<"u_matrix" | "u_pixel" | "u_scale"> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_matrix", "u_pixel", "u_scale"] as const,
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_line", size: 4, type: FLOAT },
        { name: "a_ends", size: 3, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, -1],
        [1, -1],
        [0, 1],
        [0, 1],
        [1, -1],
        [1, 1],
      ],
    };
  }

  override processVisibleItem(
    id: number,
    at: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { size, color, lane, dash, arrow } = data as RelationLook;
    const line = [source.x, source.y, target.x, target.y, size, lane, ...dash, source.size, target.size, Number(arrow)];
    this.array.set([...line, floatColor(color), id], at);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    const { u_matrix, u_pixel, u_scale } = uniformLocations;
    gl.uniformMatrix3fv(u_matrix ?? null, false, params.matrix);
    gl.uniform1f(u_pixel ?? null, params.correctionRatio * 2);
    gl.uniform1f(u_scale ?? null, 1 / params.sizeRatio);
  }
}
