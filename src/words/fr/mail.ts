// French words of the notices by email.
import type { mail as english } from '../en/mail.ts';
import type { Translation } from '../entry.ts';

export const mail = {
  enrolled: '{platform}\u00a0: votre compte est maintenant protégé',
  enrolled_text:
    'La sécurité de votre compte {platform} est en place. Désormais, vous confirmez ce qui est important avec le code PIN, le téléphone ou la clé d’accès qui ont été choisis.',
  pin_changed: '{platform}\u00a0: votre code PIN a été changé',
  pin_changed_text: 'Le code PIN avec lequel vous confirmez votre identité pour {platform} a été changé.',
  number_changed: '{platform}\u00a0: votre numéro de téléphone a été changé',
  number_changed_text:
    'Les codes avec lesquels vous confirmez votre identité pour {platform} sont désormais envoyés à un autre numéro de téléphone.',
  passkey_added: '{platform}\u00a0: une clé d’accès a été ajoutée',
  passkey_added_text:
    'Une clé d’accès a été ajoutée à votre compte {platform}. Quiconque peut la déverrouiller peut confirmer en votre nom.',
  passkey_removed: '{platform}\u00a0: une clé d’accès a été supprimée',
  passkey_removed_text:
    'Une clé d’accès a été supprimée de votre compte {platform}. Elle ne permet plus de confirmer votre identité.',
  contact_change_asked: '{platform}\u00a0: vos coordonnées doivent être modifiées',
  contact_change_asked_text:
    '{platform} nous a communiqué une nouvelle adresse e-mail ou un nouveau numéro de téléphone pour vous. Les codes et les messages comme celui-ci continuent d’être envoyés comme avant, jusqu’à ce que vous ayez confirmé les nouvelles coordonnées.',
  blocked: '{platform}\u00a0: trop de réponses erronées',
  blocked_text:
    'Il y a eu trop de réponses erronées lorsque {platform} a demandé de confirmer votre identité. Pour votre sécurité, plus rien ne peut être confirmé pour le moment.',
  blocked_at: 'Vous pourrez réessayer à partir du {time}.',
  blocked_for_good: 'Cela dure jusqu’à ce que {platform} vous ait aidé\u00a0: contactez-les.',
  permanent_block_ahead: '{platform}\u00a0: votre compte risque d’être bloqué',
  permanent_block_ahead_text:
    'Il y a eu de très nombreuses réponses erronées lorsque {platform} a demandé de confirmer votre identité. Si cela continue, votre compte sera bloqué jusqu’à ce que {platform} vous aide. Pour l’éviter, confirmez une fois votre identité.',
  permanent_block_ahead_at: 'Le compte reste ouvert au moins jusqu’au {time}.',
  reset_asked: '{platform}\u00a0: votre sécurité doit être réinitialisée',
  reset_asked_text:
    'Quelqu’un a demandé à {platform} de réinitialiser la sécurité de votre compte\u00a0: votre code PIN, votre numéro de téléphone et vos clés d’accès seront alors supprimés, et vous devrez les configurer de nouveau.',
  reset_asked_at: 'Cela aura lieu le {time}.',
  reset_done: '{platform}\u00a0: votre sécurité a été réinitialisée',
  reset_done_text:
    'La sécurité de votre compte {platform} a été réinitialisée\u00a0: votre code PIN, votre numéro de téléphone et vos clés d’accès ont été supprimés. Pour les configurer de nouveau, rendez-vous sur {platform} en gardant à portée de main le code qui vous a été remis.',
  code_undeliverable: '{platform}\u00a0: nous n’avons pas pu vous envoyer de code',
  code_undeliverable_text:
    'Un code pour {platform} n’a pas pu être remis à votre téléphone par SMS. Vérifiez que votre téléphone est allumé et peut recevoir des SMS, puis recommencez sur {platform}. Si vous n’avez plus ce numéro, contactez {platform}.',
  mail_code: '{platform}\u00a0: votre code',
  mail_code_text:
    'Votre code est {code}. Saisissez-le sur la page où vous confirmez que c’est bien vous. Il est valable {minutes} minutes. Ne le communiquez jamais.',
  mail_code_not_you:
    'Si vous n’êtes pas en train de confirmer quelque chose, quelqu’un d’autre connaît peut-être votre code PIN\u00a0: contactez {platform} sans attendre.',

  when: 'Enregistré le {time}.',
  was_you: 'Si c’était vous, vous n’avez rien à faire.',
  not_you:
    'Si ce n’était pas vous, ouvrez ce lien et confirmez-le sur la page. Il fonctionne une seule fois, pendant {days} jours.',
  not_you_button: 'Ce n’était pas moi',
  not_you_contact: 'Si ce n’était pas vous, contactez {platform} sans attendre.',
  footer:
    'Ce message a été envoyé automatiquement pour {platform}\u00a0; merci de ne pas y répondre. Personne ne vous demandera jamais votre code PIN ni un code par e-mail ou par téléphone.',
} satisfies Translation<typeof english>;
