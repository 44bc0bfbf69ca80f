import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { readyMappings } from '../../dashboard/pages/mapping/ready/all.ts';
import { mappingSchema } from '../../server/contract/mapping.ts';
import { mappingFaults } from '../../server/domain/mapping-faults.ts';

const isMapping = new Ajv({ discriminator: true }).compile(mappingSchema);

it.each(Object.entries(readyMappings))('the ready mapping for %s can be published as it is', (_, mapping) => {
  expect(isMapping(mapping), JSON.stringify(isMapping.errors)).toBe(true);
  expect(mappingFaults(mapping)).toEqual([]);
});
