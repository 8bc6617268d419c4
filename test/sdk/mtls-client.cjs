// A platform with the official Node SDK and its certificate options, in a process of its own: prints what became of each call.
'use strict';
const Mangopay = require('mangopay4-nodejs-sdk');

const { clientId, clientApiKey, baseUrl, ...tls } = JSON.parse(process.argv[2]);

/** The SDK throws where no answer came, outside of any promise. */
process.on('uncaughtException', (error) => tell({ broke: error.message }));

function tell(outcome) {
  process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit());
}

async function main() {
  const api = new Mangopay({ clientId, clientApiKey, baseUrl, ...tls });
  const made = await api.Users.create({
    PersonType: 'NATURAL',
    NaturalSca: true,
    FirstName: 'Ada',
    LastName: 'Byron',
    Email: `ada.${process.pid}@example.com`,
    Birthday: 652_117_514,
    Nationality: 'FR',
    CountryOfResidence: 'FR',
    UserCategory: 'OWNER',
    TermsAndConditionsAccepted: true,
  });
  const status = await api.Users.getScaStatus(made.Id);
  return { link: made.PendingUserAction.RedirectUrl, isEnrolled: status.IsEnrolled };
}

main().then(tell, (refusal) => tell({ refusal }));
