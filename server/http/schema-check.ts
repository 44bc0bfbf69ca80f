/** Checks values against the schemas of the contract, by Ajv. Nothing is mended on the way in: what is wrong is told. */
import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from 'ajv';
import type { FastifyInstance } from 'fastify';
import { audienceSchema } from '../contract/audience.ts';
import { campaignSchema } from '../contract/campaign.ts';
import { customerSchema } from '../contract/customer.ts';
import { mappingSchema } from '../contract/mapping.ts';
import { orderSchema } from '../contract/order.ts';
import { siteSettingsSchema } from '../contract/site.ts';

/** Whether a value keeps to a schema. */
export type SchemaCheck<Thing> = {
  (value: unknown): value is Thing;
  /** What the last value that was bad broke, with the value itself. */
  errors: ErrorObject[];
};

/** Schemas that others refer to by name; they have that name in the OpenAPI document too. */
const named = [audienceSchema, campaignSchema, customerSchema, mappingSchema, orderSchema, siteSettingsSchema];

const ajv = new Ajv({ discriminator: true, allowUnionTypes: true, verbose: true, schemas: named });

/**
 * The check of a schema, compiled when it is first asked: to compile all of them took a third of the processor time of a
 * start, and most are for screens that nobody may open. The same schema is compiled once.
 */
export function checkOf<Thing>(schema: SchemaObject): SchemaCheck<Thing> {
  let validate: ValidateFunction | undefined;
  function check(value: unknown): value is Thing {
    validate ??= ajv.compile(schema);
    if (validate(value)) return true;
    check.errors = validate.errors ?? [];
    return false;
  }
  check.errors = [] as ErrorObject[];
  return check;
}

/** Routes of the app are checked by {@link checkOf}. */
export function checkRoutes(app: FastifyInstance): void {
  for (const schema of named) app.addSchema(schema);
  app.setValidatorCompiler<SchemaObject>(({ schema }) => checkOf(schema));
}
