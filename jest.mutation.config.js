/** The tests that say what lib/policy, lib/gate and lib/read do. Those of single policies, and those that run real parts, take minutes. */
const { testMatch: _, ...config } = require("./jest.config.js");

/** @type {import("jest").Config} */
module.exports = {
  ...config,
  testMatch: [
    "<rootDir>/__tests__/{attacks,bad-input,gate,policy,read}/**/*.test.ts",
    "<rootDir>/__tests__/cli/commands.test.ts",
    "<rootDir>/__tests__/terraform/captured-plans.test.ts",
  ],
};
