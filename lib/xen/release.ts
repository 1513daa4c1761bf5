/** Owns releases: of Xen, which must be one that exists, and of Linux kernels. Both are dotted numbers that compare. */
import { XEN_RELEASES } from "./releases";

/** Compares dotted numbers; a missing part counts as 0, so 4.17 equals 4.17.0. */
export function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a fact's spans are ordered along. */
export interface Ordered {
  readonly parts: readonly number[];
  toString(): string;
}

/** A Xen release: `4.17.5`, `3.0.3`. A branch without its point release (`4.17`) means its first. */
export class XenRelease implements Ordered {
  private constructor(
    readonly parts: readonly number[],
    private readonly text: string,
  ) {}

  /**
   * Reads a release as `xl info` composes it: `4.17.5`, `4.17`, `4.17.5-pre`, `4.17-rc3`, `3.0.4-1`.
   * @throws RangeError if it is malformed, or if Xen never had that release.
   */
  static parse(text: string): XenRelease {
    const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-_+~ ].*)?$/.exec(text.trim());
    if (match === null) throw new RangeError(`"${text}" is not a Xen release: write major.minor.point, such as 4.17.5`);
    const parts = match
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number);
    const [major = 0, minor = 0, point = 0] = parts;
    const branch = XEN_RELEASES.get(`${major}.${minor}`);
    if (branch === undefined) {
      throw new RangeError(`there is no Xen ${text.trim()}: the branches are ${[...XEN_RELEASES.keys()].join(", ")}`);
    }
    if (point > branch.lastPoint && !branch.open) {
      throw new RangeError(
        `there is no Xen ${text.trim()}: branch ${major}.${minor} ended with ${major}.${minor}.${branch.lastPoint}`,
      );
    }
    return new XenRelease(parts, text.trim());
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }

  isBefore(other: XenRelease): boolean {
    return compareParts(this.parts, other.parts) < 0;
  }
}

/** A Linux kernel release as `uname -r` prints it: `6.1.0-18-amd64`, `2.6.16.29-xen`. Its numbers compare, its suffix does not. */
export class KernelRelease implements Ordered {
  private constructor(
    readonly parts: readonly number[],
    private readonly text: string,
  ) {}

  /** @throws RangeError if it does not begin with two to four dotted numbers. */
  static parse(text: string): KernelRelease {
    const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[^.\d].*)?$/.exec(text.trim());
    if (match === null)
      throw new RangeError(`"${text}" is not a kernel release: write it as uname -r prints it, such as 6.1.0-18-amd64`);
    return new KernelRelease(
      match
        .slice(1)
        .filter((part) => part !== undefined)
        .map(Number),
      text.trim(),
    );
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}
