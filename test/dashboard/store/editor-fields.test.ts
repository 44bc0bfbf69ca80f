import { describe, expect, it } from 'vitest';
import { createFields } from '../../../dashboard/store/editor-fields.ts';

type Value = { name: string; blocks: { text: string }[]; note?: string };
const start: Value = { name: 'A', blocks: [{ text: '1' }, { text: '2' }] };
const fields = () =>
  createFields(start, (value) => [
    ...(value.name === '' ? [{ path: 'name', rule: 'empty' }] : []),
    ...value.blocks.flatMap(({ text }, at) => (text === '' ? [{ path: `blocks/${at}/text`, rule: 'empty' }] : [])),
  ]);

describe('fields of one value', () => {
  it('show a fault when the field was left, and all of them when saving is tried', () => {
    const form = fields();
    form.set('name', '');
    form.set('blocks/1/text', '');
    expect(form.shownFaults.value).toEqual([]);
    form.touch('name');
    expect(form.shownFaults.value.map(({ path }) => path)).toEqual(['name']);
    form.attempt();
    expect(form.shownFaults.value).toHaveLength(2);
  });

  it('forget which entries of a list were left when the list changes', () => {
    const form = fields();
    form.set('blocks/1/text', '');
    form.touch('blocks/1/text');
    form.insert('blocks', 0, { text: 'new' });
    expect(form.faults.value.map(({ path }) => path)).toEqual(['blocks/2/text']);
    expect(form.shownFaults.value).toEqual([]);
  });

  it('hold on to what the server found until that field says something else', () => {
    const form = fields();
    form.note([{ path: 'note', rule: 'refused' }]);
    form.attempt();
    form.set('name', 'B');
    expect(form.faultAt('note')?.rule).toBe('refused');
    form.set('note', 'better');
    expect(form.faultAt('note')).toBeUndefined();
  });

  it('take back typing in one field as one step, and go forward again', () => {
    const form = fields();
    for (const name of ['AB', 'ABC', 'ABCD']) form.set('name', name);
    form.touch('name');
    form.remove('blocks', 0);
    form.undo();
    expect(form.value.value).toMatchObject({ name: 'ABCD', blocks: start.blocks });
    form.undo();
    expect(form.value.value).toEqual(start);
    expect(form.canUndo.value).toBe(false);
    form.redo();
    form.redo();
    expect(form.value.value).toEqual({ name: 'ABCD', blocks: [{ text: '2' }] });
    expect(form.canRedo.value).toBe(false);
  });

  it('are unsaved only while they differ from what is saved, in whatever order they were set', () => {
    const form = fields();
    form.set('note', 'x');
    expect(form.dirty.value).toBe(true);
    form.set('note', undefined);
    expect(form.dirty.value).toBe(false);
    form.settle({ blocks: start.blocks, name: 'A' });
    expect(form.dirty.value).toBe(false);
  });

  it('keep what was typed while saving as unsaved', () => {
    const form = fields();
    form.set('name', 'typed after saving began');
    form.settle({ ...start, name: 'saved' });
    expect(form.value.value.name).toBe('typed after saving began');
    expect(form.dirty.value).toBe(true);
  });
});
