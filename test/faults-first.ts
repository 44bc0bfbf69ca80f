/** In which order files are run. A fresh clone remembers no durations, and the largest file is not the longest. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The faults come first: they take minutes one after the other, and in the end everybody would wait for them. They work where browser
 * files wait. The short unit tests come last and fill what is left.
 */
export class FaultsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification) =>
      moduleId.endsWith('/faults/faults.test.ts') ? 0 : project.name === 'browser' ? 1 : 2;
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}
