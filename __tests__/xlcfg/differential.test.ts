import { LIBXLUTIL_HINT, hasLibxlutil } from "../xen/libxlutil";
import { realPart } from "../support/real-part";
import { parseCfg } from "../../lib/xlcfg/parse";
import { diskDisagreements, disagreements } from "./differential";
import { diskMutation, mutation, readCorpus } from "./mutations";

const MUTATIONS = 50_000;
const AT_ONCE = 5000;

realPart(
  "libxlutil",
  hasLibxlutil(),
  LIBXLUTIL_HINT,
)("our reader and Xen's own", () => {
  it("read the same out of people's files, or refuse both", () => {
    expect(disagreements(readCorpus())).toEqual([]);
  });

  it(`read the same out of ${MUTATIONS} mutations of them, or refuse both`, () => {
    for (let seed = 1; seed <= MUTATIONS; seed += AT_ONCE)
      expect(disagreements(Array.from({ length: AT_ONCE }, (_, index) => mutation(seed + index)))).toEqual([]);
  });

  it("take people's disks apart alike", () => {
    const disks = readCorpus().flatMap((text) =>
      parseCfg(text).assignments.flatMap(({ name, value }) =>
        name === "disk" && value.kind === "list"
          ? value.items.flatMap((item) => (item.kind === "list" ? [] : [item.text]))
          : [],
      ),
    );
    expect(diskDisagreements(disks)).toEqual([]);
  });

  it(`take ${MUTATIONS} mutations of disks apart alike, or refuse both`, () => {
    for (let seed = 1; seed <= MUTATIONS; seed += AT_ONCE)
      expect(diskDisagreements(Array.from({ length: AT_ONCE }, (_, index) => diskMutation(seed + index)))).toEqual([]);
  });

  it("refuse alike what ends Xen's own", () => {
    expect(disagreements(['a="\0"\n', "a=1\n"])).toEqual([]);
  });
});
