import { z } from 'zod';

export const NAME_HINT = 'use small letters, digits and _, beginning with a letter';
export const name = z.string().regex(/^[a-z][a-z0-9_]*$/, NAME_HINT);
export const names = z.array(z.string().min(1));
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as YYYY-MM-DD');
