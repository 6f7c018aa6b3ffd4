// Closes the test output with one plain line that any machine can count; hook failures count as failed.
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      count.failed += module.errors().length;
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    }
    const { passed, failed } = count;
    const skipped = count.skipped + count.pending;
    // scripts/test.mjs adds its own checks and prints the line itself.
    const file = process.env['RECADO_TEST_COUNTS'];
    if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
    else console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
