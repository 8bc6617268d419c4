// French words of the pages behind "this was not me".
import type { report as english } from '../en/report.ts';
import type { Translation } from '../entry.ts';

export const report = {
  ask: 'Ce n’était pas vous\u00a0?',
  ask_when: 'Ce que nous vous avons signalé ({time})\u00a0:',
  enrolled: 'La sécurité de votre compte a été mise en place.',
  pin_changed: 'Votre code PIN a été changé.',
  number_changed: 'Votre numéro de téléphone pour les codes a été changé.',
  passkey_added: 'Une clé d’accès a été ajoutée à votre compte.',
  passkey_removed: 'Une clé d’accès a été supprimée de votre compte.',
  contact_change_asked:
    '{platform} nous a communiqué une nouvelle adresse e-mail ou un nouveau numéro de téléphone pour vous.',
  blocked: 'Il y a eu trop de réponses erronées en votre nom.',
  reset_asked: 'Quelqu’un a demandé de réinitialiser la sécurité de votre compte.',
  effect:
    'Si ce n’était pas vous, appuyez sur le bouton. Les pages ouvertes en votre nom seront alors fermées, et ce qui a été changé ou demandé ne comptera plus tant que tout n’est pas réglé.',
  button: 'Ce n’était pas moi',
  was_you: 'Si c’était vous, fermez cette page\u00a0: il ne se passera rien.',

  done: 'Merci de nous avoir prévenus',
  done_text:
    'Les pages ouvertes en votre nom ont été fermées. Ce que vous avez signalé ne compte plus tant que tout n’est pas réglé, même si c’était finalement vous.',
  done_next: 'Contactez maintenant {platform} pour régler la situation.',

  expired: 'Ce lien n’est plus valable',
  expired_text:
    'Il n’a fonctionné que quelques jours. S’il s’est passé quelque chose qui ne vient pas de vous, contactez {platform}.',

  unknown: 'Ce lien ne fonctionne pas',
  unknown_text:
    'Il en manque peut-être une partie. Copiez-le de nouveau depuis le message, ou contactez le site ou l’application dont parle le message.',
} satisfies Translation<typeof english>;
