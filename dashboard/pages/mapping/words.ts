/** A mapping in words. */
import type { FieldFault } from '../../../server/contract/error.ts';
import type { Act, MappedAction, MappedPage, Mapping, PageTest, Reading } from '../../../server/contract/mapping.ts';
import { findText, type PlainKey, text } from '../../i18n/text.ts';

/** Of a page by the name that pick mode gave it, or by its own. */
export function pageName(name: string): string {
  const [, kind = name, number] = /^(\w+)( \d+)?$/.exec(name) ?? [];
  return (findText(`mapping.page.${kind}`) ?? kind) + (number ?? '');
}

export function eventName(event: string): string {
  return findText(`event.${event}`) ?? event;
}

export function fieldName(name: string): string {
  return findText(`mapping.field.${name}`) ?? name;
}

export function nameOf(what: MappedPage | MappedAction | 'customer'): string {
  if (what === 'customer') return text('mapping.customer');
  return 'name' in what ? pageName(what.name) : eventName(what.event ?? '');
}

export function testText(test: PageTest): string {
  switch (test.test) {
    case 'url':
      return text('mapping.when.url', { what: test.glob });
    case 'element':
      return text('mapping.when.element', { what: test.selector });
  }
}

export function actText(act: Act): string {
  switch (act.on) {
    case 'click':
    case 'submit':
    case 'grows':
      return text(`mapping.act.${act.on}`, { what: act.selector });
    case 'request':
      return text('mapping.act.request', { what: [act.method, act.url].filter(Boolean).join(' ') });
  }
}

/** Where a value is found, and which part of the text there. */
export function readingText(reading: Reading): string {
  const { after, before } = reading;
  return [
    placeText(reading),
    after && text('mapping.cut.after', { what: after }),
    before && text('mapping.cut.before', { what: before }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function placeText(reading: Reading): string {
  switch (reading.from) {
    case 'text':
      return reading.selector ? text('mapping.place.text', { what: reading.selector }) : text('mapping.place.whole');
    case 'attribute':
      return text('mapping.place.attribute', { what: [reading.name, reading.selector].filter(Boolean).join(' · ') });
    case 'path':
    case 'request_path':
      return text(`mapping.place.${reading.from}`, { what: reading.part });
    case 'query':
    case 'cookie':
      return text(`mapping.place.${reading.from}`, { what: reading.name });
    case 'remembered':
      return text('mapping.place.remembered', { what: fieldName(reading.name) });
    case 'fixed':
      return text('mapping.place.fixed', { what: reading.value });
    default:
      return text(`mapping.place.${reading.from}`, { what: reading.path });
  }
}

/** What to mend, in which page or action. The rules are those of `domain/mapping-faults.ts`. */
export function faultText({ path, rule }: FieldFault, mapping: Mapping): string {
  const [list, index] = path.split('/');
  const entry = list === 'pages' || list === 'actions' ? mapping[list][Number(index)] : undefined;
  const where = entry ? `${nameOf(entry)}: ` : list === 'customer' ? `${text('mapping.customer')}: ` : '';
  const [, needed] = /^must have (\w+) for /.exec(rule) ?? [];
  if (needed) return where + text('mapping.fault.needs', { name: fieldName(needed) });
  const [, key] = rules.find(([words]) => rule.includes(words)) ?? [];
  return where + (key ? text(key) : rule);
}

/** The first that a rule contains. */
const rules: [string, PlainKey][] = [
  ['something must be remembered', 'mapping.fault.nothing'],
  ['remember', 'mapping.fault.remembered'],
  ['name of a page', 'mapping.fault.page'],
  ['must differ', 'mapping.fault.twice'],
  ['CSS selector', 'mapping.fault.selector'],
  ['must stand in the rows', 'mapping.fault.rows'],
  ['must be in', 'mapping.fault.here'],
  ['must not be empty', 'mapping.fault.here'],
];
