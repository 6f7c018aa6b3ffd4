// The configuration of the sample mailbox's server: loopback only, TLS, a maildir, and a record of every command.

export interface DovecotParts {
  dir: string;
  mailDir: string;
  rawlogDir: string;
  folders: { name: string; specialUse?: string }[];
  owner: { name: string; group: string; isRoot: boolean };
  port: number;
  portTls: number;
  certPath: string;
  keyPath: string;
  /** Where the server asks whose a token is; null when it takes passwords only. */
  introspectionUrl: string | null;
}

/** The file that the token check reads. */
export const oauthConfig = (introspectionUrl: string): string => `introspection_mode = post
introspection_url = ${introspectionUrl}
username_attribute = email
active_attribute = active
active_value = true
`;

/** Text of a dovecot.conf for version 2.3. */
export function dovecotConfig(parts: DovecotParts): string {
  const mailboxes = parts.folders.map(
    (folder) => `  mailbox "${folder.name}" {
    auto = create
    ${folder.specialUse ? `special_use = ${folder.specialUse}` : ''}
  }`,
  );
  return `base_dir = ${parts.dir}/run
state_dir = ${parts.dir}/state
log_path = ${parts.dir}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${parts.certPath}
ssl_key = <${parts.keyPath}
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${parts.mailDir}/%u
mail_fsync = never
first_valid_uid = 1
rawlog_dir = ${parts.rawlogDir}
${parts.introspectionUrl === null ? '' : withTokens(parts.dir)}passdb {
  driver = passwd-file
  args = scheme=PLAIN ${parts.dir}/users
}
userdb {
  driver = static
  args = uid=${parts.owner.name} gid=${parts.owner.group} home=${parts.mailDir}/%u
}
namespace inbox {
  inbox = yes
  separator = /
${mailboxes.join('\n')}
}
service anvil {
  # Without it each wrong password makes the next sign-in slower.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${parts.port}
  }
  inet_listener imaps {
    port = ${parts.portTls}
    ssl = yes
  }
}
${parts.owner.isRoot ? '' : withoutRoot(parts.owner.name, parts.owner.group)}`;
}

const withTokens = (dir: string): string => `auth_mechanisms = plain login xoauth2
auth_cache_size = 0
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${dir}/oauth2.conf.ext
}
`;

/** Without root there is nobody to change into and nothing to lock into. */
const withoutRoot = (name: string, group: string): string => `default_internal_user = ${name}
default_login_user = ${name}
default_internal_group = ${group}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
service stats {
  chroot =
}
`;
