import { editedSample } from "../../lib/model/sample";
import { parseFleet } from "../../lib/model/parse";
import { evaluate } from "../../lib/policy/evaluate";
import { policies } from "../../policies";

const fleet = (edits: Parameters<typeof editedSample>[0]) => parseFleet(editedSample(edits), { file: "test" });

describe("the sample's second host and second domU", () => {
  it("are clean under every policy beside the first", () => {
    expect(evaluate({ after: fleet({ otherHost: {}, otherDomU: {} }) }, policies).findings).toEqual([]);
  });

  it("are the sample's own host without domUs, whatever the first one's patch, and a domU called mail", () => {
    const { hosts } = fleet({
      host: { xen: { release: "3.0.3" } },
      otherHost: { cpus: 4 },
      otherDomU: { memory: "4GiB" },
    });
    expect(
      hosts.map(({ name, xen, cpus, domUs }) => [
        name,
        String(xen.release),
        cpus,
        domUs.map((domU) => `${domU.name} ${String(domU.memory)}`),
      ]),
    ).toEqual([
      ["alpha", "3.0.3", 8, ["mail 4GiB", "web 2GiB"]],
      ["beta", "4.17.5", 4, []],
    ]);
  });
});
