import { parseCpuRange } from "../../lib/xen/cpu-range";

const cpus = (text: string) => {
  const range = parseCpuRange(text);
  return range && [range.highest, Array.from({ length: 8 }, (_, cpu) => cpu).filter((cpu) => range.has(cpu))];
};

describe("a range of CPUs", () => {
  it("is read as xl reads it: numbers, ranges, and what is taken back", () => {
    expect(cpus("0,2-4")).toEqual([4, [0, 2, 3, 4]]);
    expect(cpus("0-7,^2-3")).toEqual([7, [0, 1, 4, 5, 6, 7]]);
    expect(cpus("^2,2")).toEqual([2, [2]]);
    expect(cpus(" 1 - 2 , 5 ")).toEqual([5, [1, 2, 5]]);
  });

  it("is every CPU for all, which names none of them", () => {
    expect(cpus("all,^0")).toEqual([-1, [1, 2, 3, 4, 5, 6, 7]]);
  });

  it("is not known for NUMA nodes, and for what is no range", () => {
    expect([
      parseCpuRange("nodes:0"),
      parseCpuRange("0,node:1"),
      parseCpuRange("first"),
      parseCpuRange("^all"),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
