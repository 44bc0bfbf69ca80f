/** Short ways to write the fields of a mapping. */
import type { Field, Reading } from '../../../../server/contract/mapping.ts';

type Cut = { after?: string; before?: string };

/** The first of the readings that finds something. */
export function field(name: string, ...read: Reading[]): Field {
  return { name, read };
}

export function text(selector: string, cut: Cut = {}): Reading {
  return { from: 'text', selector, ...cut };
}

export function attribute(selector: string, name: string, cut: Cut = {}): Reading {
  return { from: 'attribute', selector, name, ...cut };
}

export function at(from: 'json_ld' | 'global' | 'request' | 'answer' | 'row', path: string): Reading {
  return { from, path };
}

export function meta(property: string): Reading {
  return { from: 'attribute', selector: `meta[property="${property}"]`, name: 'content' };
}

export function query(name: string): Reading {
  return { from: 'query', name };
}

export function remembered(name: string): Field {
  return { name, read: [{ from: 'remembered', name }] };
}
