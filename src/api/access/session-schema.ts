import { z } from '@hono/zod-openapi';
import { ROLES } from '../../store/access/role.ts';

export const userSchema = z
  .object({ name: z.string().openapi({ example: 'Ines Brandt' }), role: z.enum(ROLES) })
  .openapi('User', { description: 'Who is signed in' });

export type UserJson = z.infer<typeof userSchema>;
