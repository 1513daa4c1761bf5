/** Owns vdevs: the names of vbds inside a domU (xen-vbd-interface(7)). Which of them a release has is for facts to say. */

export type VdevFamily = "xvd" | "sd" | "hd" | "d";

/** What a vdev may look like, for error messages (xl-disk-configuration(5): vdev). */
export const VDEV_SYNTAX = "xvda, sda or hda and so on, with a partition number if wanted (xvda1), or dNpM";

export class Vdev {
  private constructor(
    private readonly text: string,
    readonly family: VdevFamily,
    /** 0 for xvda, sda, hda, d0. */
    readonly disk: number,
    /** 0 for the whole disk. */
    readonly partition: number,
  ) {}

  /**
   * Reads every name of the form that libxl and xend know (libxl_device.c: device_virtdisk_matches), and dN for dNp0, which
   * xen-vbd-interface(7) allows. Numbers of devices (51712, 0xca00) are no names.
   * @throws RangeError for what no release takes: another family, capital letters, a zero in front of a partition.
   */
  static parse(text: string): Vdev {
    // Longer than any release takes, and short enough to be counted exactly.
    const named = /^(xvd|sd|hd)([a-z]{1,8})([1-9]\d{0,8})?$/.exec(text);
    const numbered = /^d(0|[1-9]\d{0,8})(?:p(0|[1-9]\d{0,8}))?$/.exec(text);
    const family = (named?.[1] ?? (numbered ? "d" : undefined)) as VdevFamily | undefined;
    if (family === undefined) throw new RangeError(`"${text}" is not a vdev: write ${VDEV_SYNTAX}`);
    const disk = named ? numberOf(named[2] as string) : Number(numbered?.[1]);
    return new Vdev(text, family, disk, Number(named?.[3] ?? numbered?.[2] ?? 0));
  }

  /** Equal for two spellings of one device: xvda, d0 and d0p0 (xen-vbd-interface(7)). */
  get identity(): string {
    return `${this.diskIdentity} ${this.partition}`;
  }

  /** Equal for a disk and its partitions. */
  get diskIdentity(): string {
    return `${this.family === "d" ? "xvd" : this.family} ${this.disk}`;
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

/** The name of a whole disk: `xvda` for xvd and 0, `sdaa` for sd and 26, `d5` for d and 5. */
export function diskName(family: VdevFamily, disk: number): string {
  return `${family}${family === "d" ? disk : lettersOf(disk)}`;
}

/** a is 0, z is 25, aa is 26: as in the names of block devices. */
function numberOf(letters: string): number {
  let value = 0;
  for (const letter of letters) value = value * 26 + (letter.charCodeAt(0) - 96);
  return value - 1;
}

function lettersOf(disk: number): string {
  const last = String.fromCharCode(97 + (disk % 26));
  return disk < 26 ? last : lettersOf(Math.floor(disk / 26) - 1) + last;
}
