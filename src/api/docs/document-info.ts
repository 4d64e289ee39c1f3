/** The head of the OpenAPI document. */
export const documentInfo = {
  openapi: '3.1.0',
  info: {
    title: 'Evenkeel',
    version: '1',
    description:
      'Verdicts, forecasts and alerts of the last finished run. Days are ISO dates, an unknown value is null.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
};
