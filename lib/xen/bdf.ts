/** Owns BDFs: where a PCI device of the host is (xl-pci-configuration(5)). Parsed once, and written in full from then on. */

/** What a BDF looks like, for error messages. */
export const BDF_SYNTAX = "[DDDD:]BB:SS.F in hexadecimal, or * as F for every function of the device";

export class Bdf {
  private constructor(
    readonly domain: number,
    readonly bus: number,
    readonly slot: number,
    /** Undefined for every function of the device. */
    readonly fn: number | undefined,
  ) {}

  /** @throws RangeError for what libxl would not take, or no PCI bus has: a slot above 1f, a function above 7. */
  static parse(text: string): Bdf {
    const match = /^(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,2}):([0-9a-f]{1,2})\.([0-7]|\*)$/i.exec(text);
    const [domain = 0, bus = 0, slot = 0] =
      match === null ? [] : [match[1] ?? "0", match[2], match[3]].map((digits) => Number.parseInt(String(digits), 16));
    if (match === null || slot > 0x1f)
      throw new RangeError(`"${text}" is not the address of a PCI device: write ${BDF_SYNTAX}, such as 0000:03:00.0`);
    return new Bdf(domain, bus, slot, match[4] === "*" ? undefined : Number(match[4]));
  }

  /** `0000:03:00.0`: equal for two spellings of one device. */
  get identity(): string {
    return `${hex(this.domain, 4)}:${hex(this.bus, 2)}:${hex(this.slot, 2)}.${this.fn ?? "*"}`;
  }

  /** Whether both name a function that is the same one. */
  overlaps(other: Bdf): boolean {
    const sameDevice = this.domain === other.domain && this.bus === other.bus && this.slot === other.slot;
    return sameDevice && (this.fn === undefined || other.fn === undefined || this.fn === other.fn);
  }

  toString(): string {
    return this.identity;
  }

  toJSON(): string {
    return this.identity;
  }
}

/** A slot of a domU's own bus, which has 31 beside the host bridge's: `1` to `1f` in hexadecimal. @throws RangeError */
export function parseVslot(text: string): string {
  if (!/^(?:0?[1-9a-f]|1[0-9a-f])$/i.test(text))
    throw new RangeError(`"${text}" is not a slot: write 1 to 1f, in hexadecimal`);
  return hex(Number.parseInt(text, 16), 2);
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}
