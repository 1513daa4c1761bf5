import { policies } from "../../policies";
import { catalogue, coverage, notJudged } from "../../policies/coverage";

const rows = coverage(policies);
const ids = catalogue.map(({ id }) => id);

describe("the catalogue", () => {
  it("has every row once, with a title", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(catalogue.filter(({ id, title }) => !/^[HMD]\d\d[a-z]?$/.test(id) || title.trim() === "")).toEqual([]);
  });

  it("has each row judged by a policy, or a reason why it can't be, never both", () => {
    expect({
      neither: rows
        .filter((row) => row.policies.length === 0 && row.reason === undefined)
        .map(({ id, title }) => `${id} ${title}`),
      both: rows
        .filter((row) => row.policies.length > 0 && row.reason !== undefined)
        .map((row) => `${row.id} ${row.policies.join(", ")}`),
    }).toEqual({ neither: [], both: [] });
  });

  it("is what policies and reasons name rows of", () => {
    const strange = policies.flatMap(({ id, covers }) =>
      covers.filter((row) => !ids.includes(row)).map((row) => `${id} covers ${row}`),
    );
    expect([...strange, ...Object.keys(notJudged).filter((row) => !ids.includes(row))]).toEqual([]);
  });

  it("is named row by row: no policy covers one twice", () => {
    expect(policies.filter(({ covers }) => new Set(covers).size !== covers.length).map(({ id }) => id)).toEqual([]);
  });

  it("has reasons that are sentences", () => {
    expect(Object.entries(notJudged).filter(([, reason]) => !/^[A-Z].*\.$/s.test(reason))).toEqual([]);
  });
});
