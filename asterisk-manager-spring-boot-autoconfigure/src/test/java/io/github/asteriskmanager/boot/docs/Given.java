package io.github.asteriskmanager.boot.docs;

import io.github.asteriskmanager.ManagerConnection;
import io.github.asteriskmanager.ManagerOptions;
import io.github.asteriskmanager.ManagerProvider;
import io.github.asteriskmanager.action.OriginateAction;
import io.github.asteriskmanager.boot.AsteriskManagerService;
import io.github.asteriskmanager.boot.reactive.ReactiveAsteriskManager;
import io.github.asteriskmanager.boot.template.AsteriskManagerTemplate;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.test.AmiServer;

/**
 * What a block of the documentation may speak of without declaring it.
 */
@SuppressWarnings("NullAway.Init")
public abstract class Given {

	protected ManagerOptions options;

	protected ManagerProvider provider;

	protected ManagerConnection connection;

	protected OriginateAction action;

	protected AsteriskManagerService asterisk;

	protected AsteriskManagerTemplate template;

	protected ReactiveAsteriskManager reactive;

	protected EventRegistry registry;

	protected AmiServer server;

}
