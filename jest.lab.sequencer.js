/** Owns the order of the lab's tests: the longest first, so that no core waits for the last one. Jest would go by the size of the files. */
// Comes with jest.
const Sequencer = require("@jest/test-sequencer").default;

const LONGEST_FIRST = ["scripts", "terraform", "runbook-faults", "removal", "grow", "constraints", "ssh", "lab"];

module.exports = class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => LONGEST_FIRST.findIndex((name) => path.endsWith(`/${name}.lab.ts`));
    return [...tests].sort((a, b) => place(a) - place(b));
  }
};
