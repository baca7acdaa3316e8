import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

/** What the program below reads of a node: `color` fills the disc, `rim` is the ring around it. */
export interface DiscLook extends NodeDisplayData {
  readonly rim: string;
}

const VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec4 a_id;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_pixel;
uniform float u_scale;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_radius;

void main() {
  v_radius = a_size * u_scale;
  v_at = a_corner * (v_radius + 1.0);
  gl_Position = vec4((u_matrix * vec3(a_position + v_at * u_pixel, 1.0)).xy, 0.0, 1.0);
#ifdef PICKING_MODE
  v_color = a_id;
#else
  v_color = a_color;
#endif
  v_color.a *= 255.0 / 254.0;
  v_rim = vec4(a_rim.rgb, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_radius;

void main() {
  float out_by = length(v_at) - v_radius;
#ifdef PICKING_MODE
  if (out_by > 0.0) discard;
  gl_FragColor = v_color;
#else
  vec4 color = mix(v_color, v_rim, smoothstep(-2.0, -1.2, out_by));
  gl_FragColor = color * (1.0 - smoothstep(-0.5, 0.5, out_by));
#endif
}
`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

/** Draws actors as discs with a rim. */
export class DiscProgram extends NodeProgram<"u_matrix" | "u_pixel" | "u_scale"> {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_matrix", "u_pixel", "u_scale"] as const,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_rim", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      // A triangle around the unit circle.
      CONSTANT_DATA: [
        [2, 0],
        [-1, Math.sqrt(3)],
        [-1, -Math.sqrt(3)],
      ],
    };
  }

  override processVisibleItem(id: number, at: number, data: NodeDisplayData): void {
    const { x, y, size, color, rim } = data as DiscLook;
    this.array.set([x, y, size, floatColor(color), floatColor(rim), id], at);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    const { u_matrix, u_pixel, u_scale } = uniformLocations;
    gl.uniformMatrix3fv(u_matrix ?? null, false, params.matrix);
    gl.uniform1f(u_pixel ?? null, params.correctionRatio * 2);
    gl.uniform1f(u_scale ?? null, 1 / params.sizeRatio);
  }
}
