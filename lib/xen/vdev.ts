/** Owns vdevs: the names of vbds inside a domU (xen-vbd-interface(7)). */

export type VdevFamily = "xvd" | "sd" | "hd" | "d";

/** What a vdev may look like, for error messages (xl-disk-configuration(5): vdev). */
export const VDEV_SYNTAX = "xvda to xvd…, sda to sdp, hda to hdd, each with a partition number if wanted, or dNpM";

const HIGHEST_DISK: Record<VdevFamily, number> = { xvd: 2 ** 20 - 1, d: 2 ** 20 - 1, sd: 15, hd: 3 };
const HIGHEST_PARTITION: Record<VdevFamily, number> = { xvd: 255, d: 255, sd: 15, hd: 63 };

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
   * Reads what libxl reads (libxl_device.c: libxl__device_disk_dev_number), and dN for dNp0, which xen-vbd-interface(7) allows.
   * @throws RangeError for what libxl calls an "Invalid or unsupported virtual disk identifier".
   */
  static parse(text: string): Vdev {
    const named = /^(xvd|sd|hd)([a-z]{1,5})([1-9]\d{0,2})?$/.exec(text);
    const numbered = /^d(0|[1-9]\d{0,6})(?:p(0|[1-9]\d{0,2}))?$/.exec(text);
    const family = (named?.[1] ?? (numbered ? "d" : undefined)) as VdevFamily | undefined;
    const disk = named ? letters(named[2] as string) : Number(numbered?.[1]);
    const partition = Number(named?.[3] ?? numbered?.[2] ?? 0);
    if (family === undefined || disk > HIGHEST_DISK[family] || partition > HIGHEST_PARTITION[family]) {
      throw new RangeError(`"${text}" is not a vdev: write ${VDEV_SYNTAX}`);
    }
    return new Vdev(text, family, disk, partition);
  }

  /** Equal for two spellings of one device: xvda, d0 and d0p0 (xen-vbd-interface(7)). */
  get identity(): string {
    return `${this.family === "d" ? "xvd" : this.family} ${this.disk} ${this.partition}`;
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

/** a is 0, z is 25, aa is 26: as in the names of block devices. */
function letters(text: string): number {
  let value = 0;
  for (const letter of text) value = value * 26 + (letter.charCodeAt(0) - 96);
  return value - 1;
}
