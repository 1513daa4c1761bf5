/** Owns `Size`: an exact number of bytes that always carries its unit. */

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;
export type SizeUnit = (typeof UNITS)[number];

const BYTES_IN: Record<SizeUnit, number> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
};

/** What a size may look like in text, for error messages. */
export const SIZE_SYNTAX =
  "a whole number of B, KiB, MiB, GiB, TiB or PiB, such as 20GiB (LVM's K, M, G, T, P mean the same powers of 1024)";

/** A RangeError whose stack begins where a size was asked for: the frames of this file help nobody. */
function refused(message: string): RangeError {
  const error = new RangeError(message);
  const stack = error.stack?.split("\n").filter((line) => !/[\\/]units[\\/]size\.[jt]s:/.test(line));
  return Object.defineProperty(error, "stack", { value: stack?.join("\n"), configurable: true, writable: true });
}

/** An exact size in bytes. Never negative, never rounded: what would lose a byte throws, and a sum beyond what is exact is larger than any size. */
export class Size {
  static readonly ZERO = new Size(0);

  private constructor(
    /** The size in bytes: a safe integer, zero or more; infinite for a sum beyond that. */
    readonly bytes: number,
  ) {}

  /** @throws RangeError if `bytes` is not a whole number from 0 to 2^53 - 1. */
  static bytes(bytes: number): Size {
    if (!Number.isSafeInteger(bytes) || bytes < 0) {
      throw refused(`a size is a whole number of bytes from 0 to ${Number.MAX_SAFE_INTEGER}, not ${bytes}`);
    }
    return new Size(bytes);
  }

  static kibibytes(amount: number): Size {
    return Size.of(amount, "KiB");
  }

  static mebibytes(amount: number): Size {
    return Size.of(amount, "MiB");
  }

  static gibibytes(amount: number): Size {
    return Size.of(amount, "GiB");
  }

  static tebibytes(amount: number): Size {
    return Size.of(amount, "TiB");
  }

  /** `amount` may be a fraction (1.5 GiB) as long as it is a whole number of bytes. @throws RangeError otherwise. */
  static of(amount: number, unit: SizeUnit): Size {
    return Size.bytes(amount * BYTES_IN[unit]);
  }

  /**
   * Reads `20GiB`, `512 MiB`, `1.5GiB`, or LVM's `20G` (powers of 1024 in either case, lvextend(8): `-L`).
   * @throws RangeError for anything else, decimal units (`20GB`) among it.
   */
  static parse(text: string): Size {
    const match = /^\s*(\d+(?:\.\d+)?)\s*(?:([KMGTP])(iB)?|(B))\s*$/i.exec(text);
    const [, amount, prefix, binary, bytesOnly] = match ?? [];
    // `iB` is case-sensitive on purpose: `20gib` is a slip, `20g` is LVM's own spelling.
    if (amount === undefined || (binary !== undefined && (binary !== "iB" || prefix !== prefix?.toUpperCase()))) {
      throw refused(`"${text}" is not a size: write ${SIZE_SYNTAX}`);
    }
    const unit = bytesOnly === undefined ? (`${prefix?.toUpperCase()}iB` as SizeUnit) : "B";
    return Size.of(Number(amount), unit);
  }

  /** The size in `unit`. @throws RangeError if that is not a whole number. */
  in(unit: SizeUnit): number {
    const amount = this.bytes / BYTES_IN[unit];
    if (!Number.isInteger(amount)) throw refused(`${this} is not a whole number of ${unit}`);
    return amount;
  }

  /** What is reckoned from sizes, where it may be beyond what is exact: larger than any size then. */
  private static reckoned(bytes: number): Size {
    return new Size(Number.isSafeInteger(bytes) ? bytes : Number.POSITIVE_INFINITY);
  }

  plus(other: Size): Size {
    return Size.reckoned(this.bytes + other.bytes);
  }

  /** @throws RangeError if `other` is larger. */
  minus(other: Size): Size {
    if (this.bytes === Number.POSITIVE_INFINITY) return this;
    return Size.bytes(this.bytes - other.bytes);
  }

  times(factor: number): Size {
    return Size.reckoned(this.bytes * factor);
  }

  /** How many times `unit` fits, the last one perhaps only in part: LVM's rounding to extents. */
  ceilDividedBy(unit: Size): number {
    return Math.ceil(this.bytes / unit.bytes);
  }

  /** How many whole times `unit` fits. */
  floorDividedBy(unit: Size): number {
    return Math.floor(this.bytes / unit.bytes);
  }

  /** Rounded up to a multiple of `unit`. */
  roundedUpTo(unit: Size): Size {
    return unit.times(this.ceilDividedBy(unit));
  }

  isLargerThan(other: Size): boolean {
    return this.bytes > other.bytes;
  }

  equals(other: Size): boolean {
    return this.bytes === other.bytes;
  }

  /** In the largest unit that divides it exactly: `20GiB`, `1536MiB`, `1000B`. `Size.parse` reads it back. */
  toString(): string {
    if (this.bytes === Number.POSITIVE_INFINITY) return "8PiB or more";
    const unit = UNITS.findLast(
      (candidate) => this.bytes >= BYTES_IN[candidate] && this.bytes % BYTES_IN[candidate] === 0,
    );
    return unit === undefined ? "0B" : `${this.bytes / BYTES_IN[unit]}${unit}`;
  }

  toJSON(): string {
    return this.toString();
  }

  static max(first: Size, ...others: readonly Size[]): Size {
    return others.reduce((largest, size) => (size.isLargerThan(largest) ? size : largest), first);
  }

  static sum(sizes: Iterable<Size>): Size {
    let bytes = 0;
    for (const size of sizes) bytes += size.bytes;
    return Size.reckoned(bytes);
  }
}
