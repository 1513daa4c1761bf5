import fc from "fast-check";
import { Size } from "../../lib/units/size";

describe("a size", () => {
  it.each([
    ["20GiB", 20 * 2 ** 30],
    ["20G", 20 * 2 ** 30],
    ["20g", 20 * 2 ** 30],
    ["1.5GiB", 1.5 * 2 ** 30],
    [" 512 MiB ", 512 * 2 ** 20],
    ["2T", 2 * 2 ** 40],
    ["1PiB", 2 ** 50],
    ["0B", 0],
    ["513B", 513],
  ])("reads %s", (text, bytes) => {
    expect(Size.parse(text).bytes).toBe(bytes);
  });

  it.each([
    "",
    "20",
    "20GB",
    "20gib",
    "20 GIB",
    "-1GiB",
    "1e3MiB",
    "GiB",
    "1.0000000000001KiB",
    "99999999PiB",
    "20GiB 3",
  ])("refuses %s", (text) => {
    expect(() => Size.parse(text)).toThrow(RangeError);
  });

  it("is written in the largest unit that divides it, and read back exactly", () => {
    expect(String(Size.mebibytes(1536))).toBe("1536MiB");
    expect(String(Size.mebibytes(2048))).toBe("2GiB");
    fc.assert(fc.property(fc.maxSafeNat(), (bytes) => Size.parse(String(Size.bytes(bytes))).bytes === bytes));
  });

  it("never loses a byte: what would, throws", () => {
    expect(() => Size.bytes(1).in("KiB")).toThrow("1B is not a whole number of KiB");
    expect(() => Size.bytes(0.5)).toThrow(RangeError);
    expect(() => Size.gibibytes(1).minus(Size.gibibytes(2))).toThrow(RangeError);
  });

  it("is larger than any declared size where a sum is beyond what is exact", () => {
    const largest = Size.bytes(Number.MAX_SAFE_INTEGER);
    for (const sum of [largest.plus(Size.bytes(1)), largest.times(2), Size.sum([largest, largest])]) {
      expect(sum.isLargerThan(largest)).toBe(true);
      expect(String(sum)).toBe("8PiB or more");
      expect(sum.minus(largest).isLargerThan(largest)).toBe(true);
      expect(sum.roundedUpTo(Size.mebibytes(4)).isLargerThan(largest)).toBe(true);
    }
  });

  it("rounds up to extents as LVM does", () => {
    const extent = Size.mebibytes(4);
    expect(String(Size.bytes(1).roundedUpTo(extent))).toBe("4MiB");
    expect(String(extent.roundedUpTo(extent))).toBe("4MiB");
    expect(Size.mebibytes(9).ceilDividedBy(extent)).toBe(3);
    expect(Size.mebibytes(9).floorDividedBy(extent)).toBe(2);
  });
});
