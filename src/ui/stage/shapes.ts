import type { MessageFamily, Outline } from '../../scene/presentation.ts';

/** Outlines as SVG paths around (0,0). Role and family are shape; colour only repeats them. */

export function outlinePath(outline: Outline, width: number, height: number): string {
  const x = width / 2;
  const y = height / 2;
  const r = Math.min(width, height) * 0.12;
  switch (outline) {
    case 'circle':
      // Where there is too little height for a circle it stays round at its ends.
      return roundedBox(x, y, Math.min(x, y));
    case 'box':
      return roundedBox(x, y, r);
    case 'flag': {
      const notch = Math.min(width * 0.095, height * 0.17);
      return `M${-x} ${-y}L${-notch} ${-y}L0 ${-y + notch}L${notch} ${-y}L${x} ${-y}V${y - r}Q${x} ${y} ${x - r} ${y}H${-x + r}Q${-x} ${y} ${-x} ${y - r}z`;
    }
    case 'gable': {
      const eaves = -y + height * 0.16;
      return `M${-x} ${eaves}L0 ${-y}L${x} ${eaves}V${y - r}Q${x} ${y} ${x - r} ${y}H${-x + r}Q${-x} ${y} ${-x} ${y - r}z`;
    }
  }
}

function roundedBox(x: number, y: number, r: number): string {
  const corner = (toX: number, toY: number) => `A${r} ${r} 0 0 1 ${toX} ${toY}`;
  return `M${-x + r} ${-y}H${x - r}${corner(x, -y + r)}V${y - r}${corner(x - r, y)}H${-x + r}${corner(-x, y - r)}V${-y + r}${corner(-x + r, -y)}z`;
}

/** The shape of a message, about `size` high. */
export function familyPath(family: MessageFamily, size: number): string {
  const r = size / 2;
  switch (family) {
    case 'client': {
      const long = r * 1.35;
      const high = r * 0.72;
      return `M${-long + high} ${-high}H${long - high}a${high} ${high} 0 0 1 0 ${2 * high}H${-long + high}a${high} ${high} 0 0 1 0 ${-2 * high}z`;
    }
    case 'vote':
      return `M0 ${-r}L${r} 0L0 ${r}L${-r} 0z`;
    case 'commit':
      return roundedBox(r * 0.82, r * 0.82, r * 0.1);
    case 'abort':
      return polygon(8, r, 22.5);
    case 'replicate':
      return polygon(6, r, 0);
    case 'view':
      return `M${-r} ${-r * 0.75}H${r * 0.45}L${r} 0L${r * 0.45} ${r * 0.75}H${-r}z`;
    case 'ping':
      return polygon(24, r * 0.36, 0);
  }
}

/** Half the width of a message's shape, in heights. */
export function familyHalf(family: MessageFamily): number {
  return family === 'client' ? 0.675 : 0.5;
}

function polygon(corners: number, radius: number, turn: number): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = ((i / corners) * 360 + turn) * (Math.PI / 180);
    return `${(Math.cos(angle) * radius).toFixed(2)} ${(Math.sin(angle) * radius).toFixed(2)}`;
  });
  return `M${points.join('L')}z`;
}
