import { expect, test } from 'vitest';
import { roleOfClaim } from './oidc-role.ts';

const roles = new Map([
  ['staff', 'viewer'],
  ['finance', 'editor'],
] as const);

test('a role that the provider gives goes before the default, be it higher or lower', () => {
  const settings = { roles, defaultRole: 'analyst' } as const;
  expect(roleOfClaim(['staff'], settings)).toBe('viewer');
  expect(roleOfClaim('staff', settings)).toBe('viewer');
  expect(roleOfClaim(['finance', 'staff'], settings)).toBe('editor');
});

test('the default is for those whom no value gives a role', () => {
  for (const claim of [['sales'], 'sales', [], undefined, null, 7, [['staff']]]) {
    expect(roleOfClaim(claim, { roles, defaultRole: 'analyst' })).toBe('analyst');
    expect(roleOfClaim(claim, { roles, defaultRole: null })).toBeNull();
  }
});
