/** The controls of each kind of condition, as a line of words. */
import type { ComponentType } from 'preact';
import {
  type Condition,
  deviceProperties,
  orderMeasures,
  sourceProperties,
} from '../../../../server/contract/audience.ts';
import { findText, text } from '../../../i18n/text.ts';
import { Toggle } from '../../../parts/Toggle.tsx';
import type { LeafKind } from '../audience.ts';
import { useEditing, useField } from '../editing.ts';
import { Comparison } from '../fields/Comparison.tsx';
import { attributeProperties, itemProperties } from '../fields/comparison.ts';
import { EventPicker } from '../fields/EventPicker.tsx';
import { Filters } from '../fields/Filters.tsx';
import { InlineSelect } from '../fields/Inline.tsx';
import { Phrase } from '../fields/Phrase.tsx';
import { RangeField } from '../fields/RangeField.tsx';
import { Within } from '../fields/Within.tsx';
import { join } from '../path.ts';
import { ElapsedHours } from './ElapsedHours.tsx';
import { SessionHours } from './SessionHours.tsx';

type RowProps = { path: string };

export const rows: Record<LeafKind, ComponentType<RowProps>> = {
  event: EventRow,
  elapsed: ElapsedRow,
  sessions: SessionsRow,
  visit: VisitRow,
  login: LoginRow,
  attribute: ({ path }) => <Comparison path={path} properties={attributeProperties} free />,
  source: ({ path }) => <Comparison path={path} properties={sourceProperties} />,
  device: ({ path }) => <Comparison path={path} properties={deviceProperties} />,
  cart: CartRow,
  orders: OrdersRow,
};

function EventRow({ path }: RowProps) {
  return (
    <>
      <Phrase
        pattern={findText('who.row.event') ?? ''}
        slots={{
          within: <Within path={join(path, 'within')} />,
          event: <EventPicker path={join(path, 'name')} />,
          times: (
            <RangeField
              path={join(path, 'times')}
              label={text('who.times')}
              unit={text('unit.times')}
              never="who.range.never"
            />
          ),
        }}
      />
      <Filters path={join(path, 'where')} />
    </>
  );
}

function ElapsedRow({ path }: RowProps) {
  return (
    <>
      <Phrase
        pattern={findText('who.row.elapsed') ?? ''}
        slots={{
          which: (
            <InlineSelect
              path={join(path, 'which')}
              label={text('who.which')}
              options={[
                { value: 'last', label: text('who.which.last') },
                { value: 'first', label: text('who.which.first') },
              ]}
            />
          ),
          event: <EventPicker path={join(path, 'name')} />,
          hours: <ElapsedHours path={join(path, 'hours')} />,
        }}
      />
      <Filters path={join(path, 'where')} />
    </>
  );
}

function SessionsRow({ path }: RowProps) {
  return (
    <>
      <Phrase
        pattern={findText('who.row.sessions') ?? ''}
        slots={{
          within: <Within path={join(path, 'within')} />,
          times: <RangeField path={join(path, 'times')} label={text('who.times')} unit={text('unit.times')} />,
        }}
      />
      <SessionHours path={path} />
    </>
  );
}

function VisitRow({ path }: RowProps) {
  return (
    <Phrase
      pattern={findText('who.row.visit') ?? ''}
      slots={{
        is: (
          <InlineSelect
            path={join(path, 'is')}
            label={text('who.visit')}
            options={[
              { value: 'new', label: text('who.visit.new') },
              { value: 'returning', label: text('who.visit.returning') },
            ]}
          />
        ),
      }}
    />
  );
}

function LoginRow({ path }: RowProps) {
  return (
    <Phrase
      pattern={findText('who.row.visit') ?? ''}
      slots={{
        is: (
          <InlineSelect
            path={join(path, 'is')}
            label={text('who.login')}
            options={[
              { value: 'in', label: text('who.login.in') },
              { value: 'out', label: text('who.login.out') },
            ]}
          />
        ),
      }}
    />
  );
}

function CartRow({ path }: RowProps) {
  const { site } = useEditing();
  return (
    <>
      <Phrase
        pattern={findText('who.row.cart') ?? ''}
        slots={{
          count: (
            <RangeField
              path={join(path, 'count')}
              label={text('who.cart.count')}
              unit={text('unit.items')}
              never="who.range.none"
              open
            />
          ),
        }}
      />
      <Phrase
        pattern={findText('who.row.cartValue') ?? ''}
        slots={{
          value: <RangeField path={join(path, 'value')} label={text('who.cart.value')} unit={site.currency} open />,
        }}
      />
      <Filters path={join(path, 'where')} properties={itemProperties} />
    </>
  );
}

function OrdersRow({ path }: RowProps) {
  const { site } = useEditing();
  const { value: condition, set } = useField<Condition & { kind: 'orders' }>(path);
  if (!condition) return null;
  const { measure, aboveSiteAverage } = condition;
  const counted = measure === 'count';
  return (
    <>
      <Phrase
        pattern={findText('who.row.orders') ?? ''}
        slots={{
          within: <Within path={join(path, 'within')} />,
          measure: (
            <InlineSelect
              path={join(path, 'measure')}
              label={text('who.orders.measure')}
              options={orderMeasures.map((value) => ({ value, label: text(`who.orders.${value}`) }))}
            />
          ),
          range: (
            <RangeField
              path={join(path, 'range')}
              label={text(`who.orders.${measure}`)}
              unit={counted ? text('unit.orders') : site.currency}
              open
              {...(counted ? { never: 'who.range.noOrders' as const } : {})}
            />
          ),
        }}
      />
      {(!counted || aboveSiteAverage) && (
        <Toggle
          label={text('who.orders.above')}
          checked={aboveSiteAverage === true}
          onValue={(above) => {
            const { aboveSiteAverage: _, ...rest } = condition;
            set(above ? { ...rest, aboveSiteAverage: true } : rest);
          }}
        />
      )}
    </>
  );
}
